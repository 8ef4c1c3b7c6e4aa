# What works at every step.

help = Tôi hướng dẫn bạn từng bước. Bạn hãy bấm một nút, hoặc viết số thứ tự hay nội dung của nút đó. Lúc nào bạn cũng có thể viết: quay lại · hủy · nhắc lại · tại sao · tình trạng · đổi (ví dụ “đổi ngày”) · yêu cầu của tôi · bắt đầu lại · ngôn ngữ · gặp nhân viên · đối tác. Bitrix24 của bạn không thay đổi gì trước khi bạn xác nhận.
help-terminal = Trong cửa sổ dòng lệnh này, bạn sửa tin nhắn vừa gửi bằng { $command }: viết lệnh này, một dấu cách, rồi những từ đúng.

why-general = Tôi hỏi để làm đúng điều bạn cần, không hơn không kém.

not-understood = Xin lỗi, tôi chưa hiểu ý bạn. { $hint }
which-one = Chỉ “có” hay “không” thì tôi chưa biết là cái nào. Bạn hãy chọn một trong các câu trả lời này.

hint-choice = Bạn hãy bấm một trong các nút, hoặc viết số thứ tự hay nội dung của nút.
hint-confirm = Để bắt đầu, bạn hãy bấm nút đầu tiên hoặc viết nội dung của nút; hiện chưa có gì bắt đầu.
hint-moment = Tôi hiểu ngày giờ viết như “15:00 ngày 17/11/2026”, “15 giờ ngày 17 tháng 11”, “hôm qua 15:00” hoặc “thứ ba 9:30”.
hint-kinds = Tôi hiểu những từ như “liên hệ”, “công ty”, “khách hàng tiềm năng”, “giao dịch”, “trường tùy chỉnh” hoặc “nhiệm vụ”.
hint-number = Tôi hiểu một con số như “300”, hoặc một trong các nút.

offer-person = Có vẻ chúng ta đang đi vòng vòng, tôi xin lỗi. Nếu muốn, bạn có thể gặp nhân viên hỗ trợ.
no-answer = Rất tiếc, câu này tôi không trả lời được. Có thể nhân viên hỗ trợ biết.
no-answer-beside = Câu hỏi của bạn tôi chưa có câu trả lời, xin lỗi bạn; nhân viên hỗ trợ có thể biết. Tôi làm tiếp phần còn lại.
perhaps-answer = Tôi không chắc đã hiểu đúng câu hỏi. Có thể điều này giúp được bạn:
perhaps-stop = Tôi không chắc đã hiểu đúng. Bạn muốn dừng ở đây phải không? Không có gì bị mất.
    .meant-it = Vâng, dừng ở đây
    .meant-other = Không, tiếp tục
perhaps-meant = Tôi không chắc đã hiểu đúng. Có phải bạn muốn nói “{ $label }” không?
    .meant-it = Vâng, đúng vậy
    .meant-other = Không, ý khác

empty-message = Tin nhắn vừa rồi không có nội dung. Bạn hãy bấm một nút, hoặc viết vài chữ.
too-long = Tin nhắn dài hơn { $limit } ký tự nên tôi chưa đọc. Bạn hãy cho tôi biết điều quan trọng nhất trong một hai câu.
no-words = Tôi không đọc được gì từ tin nhắn này. Bạn hãy bấm một nút, hoặc viết vài chữ.
only-words-read = Tôi chỉ đọc được lời nhắn của bạn; hình hoặc tệp gửi kèm thì tôi không mở được.
other-script = Tôi không đọc được loại chữ này. Tôi hiểu: { $languages }. Muốn đổi, bạn hãy viết “ngôn ngữ”.
unsupported-message = Tôi không mở được tin nhắn thoại, hình ảnh, nhãn dán, tệp hay những thứ tương tự. Bạn hãy viết bằng vài chữ nhé.

stale-button = Nút đó thuộc về một câu hỏi trước; tôi chưa làm gì cả. Chúng ta đang ở đây:
still-looking = Tôi vẫn đang kiểm tra, có thể mất một lát. Lúc nào bạn cũng có thể viết “hủy” hoặc “quay lại”.
still-running = Tôi đang thực hiện. Khi xong tôi sẽ báo bạn ngay.
cannot-leave = Tôi đang thực hiện và không thể dừng giữa chừng, vì như vậy sẽ gây hại. Khi xong tôi sẽ báo bạn.
cannot-leave-restore = Tôi đang thực hiện và không thể dừng giữa chừng, vì như vậy sẽ gây hại. Khi xong tôi sẽ báo bạn. Sau đó bạn có thể yêu cầu hoàn tác toàn bộ.
nothing-started = Được, tôi chưa bắt đầu gì cả. Bạn vẫn có thể xác nhận, quay lại hoặc dừng ở đây.
consent-in-words = Để không có gì chạy nhầm, lúc này chỉ trả lời có thì chưa đủ: bạn hãy chọn “{ $label }” hoặc viết đúng những chữ đó. Bạn cũng có thể quay lại hoặc dừng ở đây.

cancelled = Đã hủy. Bitrix24 của bạn không bị thay đổi gì.
solved = Tốt quá, vậy tôi kết thúc ở đây. Tài khoản của bạn không bị thay đổi gì. Nếu sau này thấy thiếu gì, bạn cứ nhắn lại nhé.
stopped-after-restore = Được, chúng ta dừng ở đây. Những gì đã khôi phục vẫn giữ nguyên; bạn vẫn có thể hoàn tác trong “Yêu cầu của tôi”.
nothing-before = Trước bước này không còn gì.
stuck = Tôi bị mất mạch câu chuyện, tôi xin lỗi. Bitrix24 của bạn không bị thay đổi gì.
flow-changed = Trong lúc đó các câu hỏi của tôi đã được sửa lại, và câu chúng ta đang dở không còn nữa. Bitrix24 của bạn không bị thay đổi gì. Chúng ta bắt đầu lại nhé.

stopped-unfinished = Được, chúng ta dừng ở đây. Lần khôi phục này chưa kết thúc: những gì đã làm đến giờ đã được ghi lại và giữ nguyên như vậy.

unfinished-restore = Có một lần khôi phục của tài khoản này chưa kết thúc: { $restore }, bắt đầu lúc { $since }{ $known ->
        [0] {""}
        [1] {", "}do người dùng { $who } thực hiện
       *[named] {", "}do { $who } thực hiện
    }. Nếu không ai đang xử lý, bạn có thể chạy tiếp hoặc hoàn tác trong “Yêu cầu của tôi”; không có gì bị làm hai lần.

choose-language = Bạn muốn dùng ngôn ngữ nào?
language-changed = Từ đây chúng ta nói tiếng Việt.
language-name = { $name }

nothing-to-change = Chưa có câu trả lời nào để đổi.
change-what = Bạn muốn đổi câu trả lời nào? Tôi chỉ hỏi lại những gì liên quan đến câu đó.

status = Những gì tôi ghi nhận được đến giờ:
status-nothing = Bạn chưa trả lời điều gì mà tôi cần ghi nhớ.
card-missing = • Dữ liệu liên quan: { $kinds }
card-evidence = • Bị thiếu, khi tôi so sánh lúc { $at }: { $counts }
card-changed = • Bị sửa hàng loạt, khi tôi so sánh lúc { $at }: { $counts }
card-moment = • Lần cuối còn ổn: { $moment }
card-happened = • Thời điểm xảy ra: { $moment }
card-option = • Cách khôi phục: { $option }
card-snapshot = • Bản sao lưu: { $snapshot }
card-plan = • Bản xem trước: đã có, dùng được đến { $until }
card-done = • Đã xong lúc { $at }: lần khôi phục { $restore }, đã đọc lại và so sánh
card-undone = • Đã hoàn tác lúc { $at }: lần khôi phục { $restore }
card-running = • Đang thực hiện

choice-person = Gặp nhân viên hỗ trợ
choice-back = Quay lại
choice-tick-all = Chọn tất cả
choice-cancel = Hủy
choice-requests = Yêu cầu của tôi
choice-start-again = Bắt đầu lại

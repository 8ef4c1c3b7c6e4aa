# People, requests, and what to do when something fails.

handoff-offer = Tôi có thể ghi lại rằng bạn muốn gặp nhân viên hỗ trợ, kèm theo mọi điều chúng ta đã tìm thấy đến giờ. Thành thật mà nói, hiện chưa có ai trực trong cuộc trò chuyện này. Bạn cũng có thể liên hệ { $contact }.
    .record-it = Ghi lại
    .go-back = Không cần, tiếp tục

handoff-security = Nếu người xóa dữ liệu không phải là người dùng của bạn, bộ phận hỗ trợ cần được biết. Tôi có thể ghi lại đây là vấn đề bảo mật, dù bạn dùng gói nào. Bạn cũng hãy đổi mật khẩu của các quản trị viên và liên hệ { $contact }.
    .record-it = Ghi lại
    .go-back = Không cần, tiếp tục

handoff-open = Bạn đã yêu cầu gặp nhân viên rồi: số { $number }, ghi lúc { $at }, vẫn đang mở. Bạn muốn bổ sung gì không? Cứ viết vào đây, tôi sẽ thêm vào yêu cầu đó. Nếu gấp, bạn hãy liên hệ { $contact } và nêu số này.
    .go-back = Không cần, tiếp tục

handoff-refused = Gặp nhân viên trong cuộc trò chuyện là quyền lợi của các gói thương mại; gói của bạn ({ $tariff }) có các bước tự khắc phục mà tôi đang cùng bạn làm. Nếu bạn nâng cấp tại Đăng ký > Nâng cấp, nhân viên cũng có thể giúp; còn đối tác Bitrix24 gần bạn thì lúc nào cũng có thể giúp.
    .partner = Tìm đối tác bằng cách nào?
    .go-back = Tiếp tục

handoff-recorded = Đã ghi lại với số { $number }.

handoff-added = Đã thêm vào yêu cầu số { $number }, tạo lúc { $at }.

handoff-already = Việc này đã được ghi lại với số { $number } lúc { $at } và vẫn đang mở. Những gì chúng ta tìm thấy từ đó đến giờ được gửi kèm.

security-recorded = Nghi vấn đã được ghi lại, dù dữ liệu có lấy lại được hay không. Chúng ta tiếp tục lấy lại dữ liệu nhé?
    .go-on = Tiếp tục với dữ liệu
    .stop = Dừng ở đây

nobody-connected = Hiện chưa có ai trực trong cuộc trò chuyện này, nên tôi không biết khi nào sẽ có người trả lời. Nếu gấp, bạn hãy liên hệ { $contact } và nêu số này.

why-person = Có những điều con người biết rõ hơn tôi. Những gì chúng ta đã tìm thấy được gửi kèm để bạn không phải kể lại.

why-security = Người không thuộc Bitrix24 của bạn thì không được xóa bất cứ thứ gì. Việc này đáng báo cáo, dù dữ liệu có ra sao.

recorded-already = Việc này đã được ghi lại với số { $number } lúc { $at } và vẫn đang mở.

recorded-partner = Yêu cầu tìm đối tác của bạn đã được ghi lại với số { $number }.

recorded-upgrade = Yêu cầu của bạn đã được ghi lại với số { $number }.

recorded-tariff-decision = Yêu cầu của bạn đã được ghi lại với số { $number }; nhân viên sẽ quyết định về gói.

recorded-restore = Yêu cầu của bạn đã được ghi lại với số { $number }; nhân viên sẽ thực hiện việc khôi phục.

recorded-full-rollback = Yêu cầu khôi phục toàn bộ tài khoản của bạn đã được ghi lại với số { $number }.

request-stored = Bitrix24 của bạn không bị thay đổi gì. Bạn có thể xem yêu cầu này trong “Yêu cầu của tôi”.

request-line-open = { $number }: { $what }, tạo lúc { $at }, đang mở

request-line-unfinished = { $number }: { $what }, tạo lúc { $at }, chưa kết thúc

request-closed = Đã đóng: số { $number }. Tôi không còn giữ bản sao lưu nào cho yêu cầu này nữa.

request-line-expired = { $number }: { $what }, tạo lúc { $at }, đang mở, nhưng bản sao lưu cần dùng đã hết hạn

request-ready = Yêu cầu số { $number } giờ có thể tiếp tục: gói của bạn đã bao gồm { $option }, và bản sao lưu lúc { $snapshot } vẫn được giữ. Trước tiên tôi đọc lại Bitrix24 của bạn; không có gì được thực hiện trước khi bạn xác nhận.

resume-choice = Tiếp tục số { $number }

request-line-taken-back = { $number }: { $what }, tạo lúc { $at }, đã hoàn tác

request-line-closed = { $number }: { $what }, tạo lúc { $at }, đã đóng

request-line-done = { $number }: { $what }, tạo lúc { $at }, đã xong

requests-next = Trên đây là các yêu cầu của bạn và các lần khôi phục của tài khoản. Bạn muốn tôi làm gì?
    .check-again = Tôi đã nâng cấp
    .go-back = Quay lại

no-requests = Bạn chưa có yêu cầu nào.
    .go-back = Quay lại

undo-choice = Hoàn tác { $number }

go-on-choice = Chạy tiếp { $number }

close-choice = Đóng { $number }, tôi không cần nữa

why-requests = Ở đây bạn thấy những gì bạn đã yêu cầu và những gì đã được khôi phục. Bạn có thể chạy tiếp việc chưa kết thúc, hoàn tác một lần khôi phục, hoặc đóng một yêu cầu.

request-handoff = gặp nhân viên
request-partner = đối tác
request-full-rollback = khôi phục toàn bộ tài khoản
request-upgrade = khôi phục sau khi nâng cấp
request-tariff-decision = quyết định về gói
request-restore = nhân viên thực hiện khôi phục
request-undo = hoàn tác một lần khôi phục

# ---- failures: what happened, what is safe, what to do ----
failure-portal-unreachable = Bitrix24 của bạn hiện không phản hồi. Không có gì bị mất, và các bản sao lưu của bạn vẫn an toàn. Thường chỉ cần đợi vài phút là được. (Mã tra cứu: { $reference })
failure-portal-busy = Bitrix24 của bạn tạm thời đã dùng hết số lượt truy vấn cho phép. Không có gì bị mất. Chúng ta thử lại sau vài phút nhé. (Mã tra cứu: { $reference })
failure-not-authorised = Bitrix24 của bạn không còn chấp nhận quyền truy cập của chúng tôi. Các bản sao lưu của bạn vẫn an toàn. Một quản trị viên cần tạo webhook mới, và đơn vị vận hành dịch vụ này cần lưu webhook đó. (Mã tra cứu: { $reference })
failure-right-missing = Quyền truy cập của chúng tôi vào Bitrix24 của bạn đang thiếu một quyền cần thiết. Các bản sao lưu của bạn vẫn an toàn. Một quản trị viên cần cấp lại cho webhook các quyền về CRM và người dùng. (Mã tra cứu: { $reference })
failure-rest-unavailable = Gói hiện tại không có giao diện kết nối mà tôi dùng để làm việc, nên lúc này tôi không ghi được vào Bitrix24 của bạn. Các bản sao lưu của bạn vẫn an toàn và được giữ lại. Sau khi đổi gói, chúng ta có thể tiếp tục. (Mã tra cứu: { $reference })
failure-no-snapshots = Tài khoản này chưa có bản sao lưu nào hoàn tất, nên chưa có gì để khôi phục. Chưa có gì bị thay đổi. Đơn vị vận hành dịch vụ này có thể cho tạo bản đầu tiên. (Mã tra cứu: { $reference })
failure-snapshot-gone = Bản sao lưu đó vừa hết hạn. Chưa có gì bị thay đổi. Bạn hãy chọn bản khác. (Mã tra cứu: { $reference })
failure-plan-stale = Từ lúc có bản xem trước, dữ liệu trong Bitrix24 của bạn đã thay đổi quá nhiều. Tôi chưa thay đổi gì; bạn hãy xem một bản xem trước mới. (Mã tra cứu: { $reference })
failure-not-allowed = Bạn không còn được phép làm việc này: người dùng của bạn trong Bitrix24 không còn hoạt động, hoặc bạn không còn là quản trị viên. Chưa có gì bị thay đổi. Một quản trị viên khác có thể làm tiếp. (Mã tra cứu: { $reference })
failure-tariff-refused = Gói hiện tại không còn bao gồm việc khôi phục. Chưa có gì bị thay đổi; bản sao lưu vẫn được giữ. Bạn có thể đổi gói tại Đăng ký > Nâng cấp. (Mã tra cứu: { $reference })
failure-week-refused = Trong { $restore-days } ngày qua đã có một lần khôi phục toàn bộ. Chưa có gì bị thay đổi. Lúc này bạn vẫn có thể khôi phục chọn lọc hoặc lấy tệp. (Mã tra cứu: { $reference })
failure-already-running = { $known ->
        [0] Một lần khôi phục của tài khoản này chưa kết thúc.
        [1] Lần khôi phục { $restore }, do người dùng { $who } xác nhận lúc { $since }, chưa kết thúc.
       *[named] Lần khôi phục { $restore }, do { $who } xác nhận lúc { $since }, chưa kết thúc.
    } Lần của bạn chưa bắt đầu, và không có gì bị làm hai lần. Bạn hãy đợi đến khi lần kia xong rồi xem một bản xem trước mới. Nếu nó bị ngắt giữa chừng, bạn có thể chạy tiếp hoặc hoàn tác trong “Yêu cầu của tôi”. (Mã tra cứu: { $reference })
failure-portal-in-use = Lúc này Bitrix24 của bạn đang được dùng cho một việc khác, ví dụ sao lưu. Việc của bạn chưa bắt đầu, và chưa có gì bị thay đổi. Chúng ta thử lại sau vài phút nhé. (Mã tra cứu: { $reference })
failure-overtaken = Từ lúc có bản xem trước của bạn, { $known ->
        [0] ai đó đã xác nhận một lần khôi phục khác
        [1] người dùng { $who } đã xác nhận một lần khôi phục khác ({ $restore })
       *[named] { $who } đã xác nhận một lần khôi phục khác ({ $restore })
    }, nên bản xem trước không còn đúng. Lần của bạn chưa làm gì cả; bạn hãy xem một bản xem trước mới. (Mã tra cứu: { $reference })
failure-has-ended = Lần khôi phục đó đã kết thúc hoặc đã được hoàn tác. Không có gì bị làm hai lần. Bạn xem tình trạng trong “Yêu cầu của tôi”. (Mã tra cứu: { $reference })
failure-not-the-portal = Ở địa chỉ Bitrix24 của bạn có thứ khác trả lời: một trang đăng nhập, hoặc một lệnh chuyển hướng sang địa chỉ khác. Có thể tài khoản đã được đổi tên hoặc chuyển đi. Tôi không gửi gì đến đó ngoài câu hỏi. Các bản sao lưu của bạn vẫn an toàn, và những gì đã làm đến giờ đã được ghi lại. Một quản trị viên nên xem lại địa chỉ hiện tại của tài khoản; đơn vị vận hành dịch vụ này cần lưu webhook mới. (Mã tra cứu: { $reference })
failure-name-differs = Tên vừa nhập không phải tên tài khoản Bitrix24 này. Chưa có gì bị thay đổi. (Mã tra cứu: { $reference })
failure-disk-full = Phía chúng tôi không còn đủ dung lượng để tiếp tục an toàn. Những gì đã làm đến giờ đã được ghi lại, và không có gì bị làm hai lần. Đơn vị vận hành dịch vụ này cần giải phóng dung lượng; sau đó bạn chọn “Kiểm tra lại”, việc sẽ chạy tiếp từ chỗ đang dở. (Mã tra cứu: { $reference })
failure-store-busy = Kho dữ liệu của chúng tôi đang được một chương trình khác sử dụng. Chưa có gì bị thay đổi. Chúng ta thử lại sau một lát nhé. (Mã tra cứu: { $reference })
failure-damaged = Một phần của bản sao lưu không qua được kiểm tra nên tôi không dùng. Bitrix24 của bạn không bị thay đổi gì. Bạn hãy chọn bản sao lưu khác, hoặc gặp nhân viên hỗ trợ. (Mã tra cứu: { $reference })
failure-stopped = Việc khôi phục bị dừng giữa chừng, vì Bitrix24 hoặc quyền truy cập của chúng tôi gặp lỗi. Những gì đã làm đến giờ đã được ghi lại. Chọn “Thử lại” để chạy tiếp từ chỗ đang dở, không có gì bị làm hai lần. Bạn cũng có thể quay lại sau: việc này chờ bạn trong “Yêu cầu của tôi”. (Mã tra cứu: { $reference })
failure-nothing-to-undo = Lần khôi phục này không thể hoàn tác (hoặc không còn hoàn tác được nữa). Chưa có gì bị thay đổi. (Mã tra cứu: { $reference })
failure-internal = Phía chúng tôi gặp trục trặc. Những gì đã làm đến giờ đã được ghi lại, và không có gì bị làm hai lần. (Mã tra cứu: { $reference })
nothing-begun = Tôi đã nhận được xác nhận của bạn, nhưng chưa bắt đầu gì cả, và không có gì thay đổi trong tài khoản Bitrix24.

reason-portal-unreachable = Bitrix24 của bạn không phản hồi
reason-portal-busy = đã dùng hết số lượt truy vấn cho phép
reason-not-authorised = Bitrix24 của bạn không còn chấp nhận quyền truy cập của chúng tôi
reason-right-missing = quyền truy cập của chúng tôi thiếu một quyền
reason-rest-unavailable = gói hiện tại không có giao diện kết nối cần thiết
reason-no-snapshots = chưa có bản sao lưu nào hoàn tất
reason-snapshot-gone = một bản sao lưu đã hết hạn
reason-plan-stale = dữ liệu trong Bitrix24 của bạn vừa thay đổi
reason-not-allowed = thiếu quyền
reason-tariff-refused = gói hiện tại không bao gồm việc này
reason-week-refused = lượt khôi phục toàn bộ của tuần này đã dùng rồi
reason-already-running = một lần khôi phục đang chạy
reason-portal-in-use = Bitrix24 của bạn đang được dùng cho một việc khác
reason-overtaken = vừa có một lần khôi phục khác được xác nhận
reason-has-ended = lần khôi phục đã kết thúc
reason-not-the-portal = ở địa chỉ Bitrix24 của bạn có thứ khác trả lời, ví dụ một trang đăng nhập
reason-name-differs = tên không khớp
reason-disk-full = phía chúng tôi không còn đủ dung lượng
reason-store-busy = kho dữ liệu của chúng tôi đang được sử dụng
reason-damaged = một bản sao lưu không qua được kiểm tra
reason-stopped = việc bị dừng giữa chừng
reason-nothing-to-undo = không có gì để hoàn tác
reason-internal = phía chúng tôi gặp trục trặc

choice-try-again = Thử lại
choice-look-again = Kiểm tra lại

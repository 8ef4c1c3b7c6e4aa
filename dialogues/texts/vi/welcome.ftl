# Where a conversation begins and ends.

greeting = Xin chào! Tôi giúp bạn khi dữ liệu trong Bitrix24 bị mất. Tôi kiểm tra xem dữ liệu có thật sự mất không, tìm bản sao lưu còn giữ dữ liệu đó, cho bạn xem việc khôi phục sẽ thay đổi những gì, và chỉ thực hiện sau khi bạn đã xác nhận.

menu = Tôi có thể giúp gì cho bạn?
    .crm-data = Dữ liệu CRM bị mất hoặc bị sai
    .other-data = Dữ liệu khác bị mất
    .only-file = Tôi chỉ cần một tệp
    .requests = Yêu cầu của tôi
    .person = Gặp nhân viên hỗ trợ

why-menu = Mỗi lựa chọn dẫn đến một hướng xử lý khác nhau. Nếu chưa chắc, bạn cứ chọn “Dữ liệu CRM bị mất hoặc bị sai”; trong lúc kiểm tra, chúng ta không thay đổi gì cả.

anything-else = Tôi còn giúp gì được cho bạn nữa không?
    .crm-data = Dữ liệu CRM bị mất hoặc bị sai
    .other-data = Dữ liệu khác bị mất
    .only-file = Tôi chỉ cần một tệp
    .requests = Yêu cầu của tôi
    .person = Gặp nhân viên hỗ trợ

stopped = Được, chúng ta dừng ở đây. Bitrix24 của bạn không bị thay đổi gì.

feedback = Cuộc trò chuyện này có giúp được bạn không?
    .yes = Có
    .no = Không
    .skip = Tôi không muốn trả lời

feedback-reason = Điều gì chưa ổn?
    .not-what-i-look-for = Đây không phải điều tôi tìm
    .too-complicated = Phức tạp quá
    .out-of-date = Thông tin đã cũ
    .too-short = Ngắn quá, tôi cần thêm thông tin
    .dislike-it = Tôi không thích cách công cụ hoạt động
    .still-a-question = Tôi vẫn còn câu hỏi
    .skip = Tôi không muốn trả lời

feedback-comment = Cảm ơn bạn. Bạn có muốn nói thêm điều gì không? Cứ viết vào đây.
    .skip = Không, vậy thôi

feedback-thanks = Cảm ơn bạn, tôi đã ghi nhận.

why-feedback = Câu trả lời của bạn được chuyển đến những người chăm sóc trợ lý này. Nó không ảnh hưởng gì đến yêu cầu của bạn.

still-a-question = Tất nhiên rồi. Bạn cứ viết câu hỏi vào đây theo cách của bạn, ví dụ việc gì mất bao lâu, có an toàn không, hoặc cần gói nào. Nếu không, tôi có thể cho bạn xem lại những việc tôi làm được, hoặc bạn gặp nhân viên hỗ trợ.
    .menu = Xem bạn làm được gì
    .person = Gặp nhân viên hỗ trợ

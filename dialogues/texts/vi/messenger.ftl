# Quanh ứng dụng nhắn tin: lệnh, nhóm, làm quen, việc đang làm.

link-needed = Tôi giúp quản trị viên Bitrix24 lấy lại dữ liệu CRM đã mất. Để cho bạn xem điều gì, tôi phải biết tài khoản này của ai: bạn hãy mở liên kết mời mà quản trị viên hoặc bộ phận hỗ trợ đã gửi cho bạn. Không có liên kết đó, tôi không cho xem và không thay đổi gì.
write-in-private = Tôi chỉ nói về dữ liệu của bạn trong trò chuyện riêng. Bạn hãy mở trò chuyện với tôi và viết ở đó nhé.
chat-trouble = Phía chúng tôi vừa gặp trục trặc và tôi chưa nhận được tin nhắn vừa rồi của bạn. Không có gì bị thay đổi, mọi thứ trước đó vẫn được giữ. Bạn hãy viết lại một lần nữa nhé.
work-progress = { $stage } … { $done } trên { $of }
work-progress-open = { $stage } … { $done }
stage-reading-portal = Đang đọc cổng của bạn
stage-reading-snapshots = Đang đọc các bản sao lưu
stage-comparing = Đang so sánh
stage-restoring = Đang khôi phục
stage-verifying = Đang kiểm tra những gì đã khôi phục
stage-writing-files = Đang ghi các tệp
command-start = Bắt đầu, hoặc xem ta đang ở đâu
command-help = Tôi làm được gì
command-status = Những gì tôi đã ghi nhận
command-cancel = Dừng lại; không làm gì cả
command-human = Nói chuyện với nhân viên
command-language = Ngôn ngữ khác
command-settings = Tài khoản và cổng của bạn
command-privacy = Tôi lưu gì về bạn

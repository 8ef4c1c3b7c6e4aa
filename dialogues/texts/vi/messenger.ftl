# Quanh ứng dụng nhắn tin: lệnh, nhóm, làm quen, việc đang làm.

link-needed = Tôi giúp quản trị viên Bitrix24 lấy lại dữ liệu CRM đã mất. Để cho bạn xem điều gì, tôi phải biết bạn là ai trong cổng thông tin. Nếu bạn đã nhận được liên kết mời, hãy mở liên kết đó. Nếu chưa, bạn hãy viết cho tôi địa chỉ cổng của bạn (ví dụ acme.bitrix24.vn): tôi sẽ gửi một mã cho bạn bên trong cổng, và bạn nhập mã đó vào đây. Trước lúc đó tôi không cho xem và không thay đổi gì.
intro-portal = Đó là cổng nào? Bạn hãy viết địa chỉ của cổng, ví dụ acme.bitrix24.vn.
intro-not-a-portal = Trước hết tôi cần biết đây là cổng nào. Bạn hãy chỉ viết địa chỉ của cổng, ví dụ acme.bitrix24.vn, hoặc mở liên kết mời của bạn.
intro-person = Còn trong { $portal } bạn là ai? Bạn hãy viết địa chỉ e-mail dùng để đăng nhập, hoặc số người dùng của bạn (có trong địa chỉ trang hồ sơ của bạn).
intro-not-a-person = Tôi cần địa chỉ e-mail bạn dùng để đăng nhập, hoặc số người dùng của bạn: các chữ số trong địa chỉ trang hồ sơ của bạn.
intro-code = Nếu { $portal } do tôi chăm sóc và người dùng đó làm việc ở đấy, một mã gồm { $digits } chữ số vừa được gửi cho họ: mã nằm ở biểu tượng chuông trong cổng. Bạn hãy nhập mã vào đây trong vòng { $minutes } phút. Nếu không nhận được gì, bạn hãy xin quản trị viên hoặc bộ phận hỗ trợ một liên kết mời.
intro-code-wrong = Mã chưa đúng. Số lần thử còn lại: { $count }. Bạn hãy xem lại ở biểu tượng chuông trong cổng; chỉ mã mới nhất có giá trị.
intro-code-form = Bạn hãy nhập mã trong cổng: { $digits } chữ số, đúng như ở biểu tượng chuông.
intro-code-over = Mã này không còn dùng được nữa. Tôi có thể gửi mã mới.
intro-wait = Đã thử quá nhiều lần. Tôi sẽ xem lần thử tiếp theo sau { $span }; trong lúc đó không có gì bị mất. Nếu không có mã, bạn hãy xin quản trị viên hoặc bộ phận hỗ trợ một liên kết mời.
intro-cancelled = Được, tôi dừng ở đây. Chưa có gì được liên kết và không có gì bị thay đổi. Khi nào muốn bắt đầu, bạn cứ viết cho tôi.
choice-new-code = Gửi mã mới
choice-other-person = Người dùng khác
choice-other-portal = Cổng khác
link-made = Cuộc trò chuyện này đã được liên kết: bạn là { $name } của { $portal }. Nếu đó không phải là bạn, hãy mở /settings để hủy liên kết và báo cho người đã đưa liên kết cho bạn.
link-already = Chúng ta đã biết nhau rồi: bạn là { $name } của { $portal }. Liên kết mời như vậy đã được dùng, ngoài ra không có gì thay đổi.
link-other-person = Cuộc trò chuyện này đã thuộc về một người dùng khác của { $portal }, nên tôi chưa dùng liên kết. Nếu liên kết dành cho bạn, hãy hủy liên kết cuộc trò chuyện trong /settings trước rồi mở lại. Nếu bạn nhận nhầm, hãy để lại cho người mà nó dành cho.
link-unknown = Tôi không biết liên kết này. Bạn hãy mở đúng như đã nhận, hoặc xin một liên kết mới.
link-expired = Liên kết này đã quá hạn. Bạn hãy xin người gửi một liên kết mới; tôi chưa liên kết được gì với nó.
link-used = Liên kết này đã được dùng từ một tài khoản khác: mỗi liên kết chỉ dùng được một lần. Nếu đó không phải là bạn, hãy báo cho người gửi để họ chấm dứt, và xin họ một liên kết mới.
link-used-by-you = Bạn đã mở liên kết này rồi và nó đã xong việc. Bạn cứ viết cho tôi.
link-revoked = Liên kết này đã bị người tạo thu hồi. Bạn hãy xin họ một liên kết mới.
link-person-gone = Người dùng này không còn hoạt động trong { $portal } nữa, nên tôi chưa liên kết gì. Bạn hãy nhờ quản trị viên của cổng nhận lại người dùng đó hoặc cho mời người khác.
link-portal-silent = { $portal } hiện không trả lời, mà tôi phải hỏi cổng xem bạn là ai. Chưa có gì bị dùng mất: bạn hãy thử lại sau vài phút.
code-in-portal = Có người muốn dùng trợ lý restore24 trong ứng dụng nhắn tin với tư cách là bạn. Nếu đó là bạn, hãy nhập mã này ở đó: { $code }. Mã có giá trị { $minutes } phút. Nếu không phải bạn, đừng đưa mã cho ai và hãy báo cho quản trị viên của bạn.
portal-chosen = Bây giờ chúng ta nói về { $portal }.
portal-not-yours = Cuộc trò chuyện này không được liên kết với cổng đó. Trong /settings bạn thấy nó được liên kết với những cổng nào; với cổng khác bạn cần một liên kết mời.
settings = Ở đây bạn là người dùng { $number } của { $portal }, và chúng ta đang nói về cổng này. Ngôn ngữ: { $language }.
settings-nobody = Cuộc trò chuyện này chưa được liên kết với ai. Ngôn ngữ: { $language }.
settings-portal-choice = Tiếp tục với { $portal }
settings-unlink-choice = Hủy liên kết với { $portal }
choice-change-language = Ngôn ngữ khác
unlink-sure = Nếu tôi hủy liên kết cuộc trò chuyện này với { $portal }, ở đây tôi sẽ không cho xem gì của cổng nữa cho đến khi bạn được mời lại. Việc bạn đã yêu cầu vẫn tiếp tục. Tôi làm nhé?
unlink-yes-choice = Có, hủy liên kết
unlinked = Xong: cuộc trò chuyện này không còn liên quan đến { $portal } nữa. Những gì đã khôi phục vẫn giữ nguyên.
kept-as-it-is = Được, mọi thứ giữ nguyên.
choice-keep = Giữ nguyên
privacy = Những gì tôi lưu về bạn: số và tên tài khoản của bạn ở đây, ngôn ngữ, bạn là người dùng nào của cổng nào, và những gì chúng ta đã viết cho nhau, để có thể tiếp tục từ chỗ đang dở. Những gì đến từ ứng dụng nhắn tin được giữ ở dạng gốc trong bảy ngày. Với các bí mật như liên kết và mã, chỉ dấu vân tay của chúng được lưu. Ai đã yêu cầu, xác nhận và hoàn tác lần khôi phục nào vẫn nằm trong nhật ký của công ty bạn theo số người dùng của bạn, vì đồng nghiệp phải thấy được ai đã thay đổi gì. Mọi thứ khác bạn có thể cho xóa.
choice-erase = Xóa những gì đang lưu
erase-sure = Tôi xóa tất cả nhé: tài khoản, liên kết và những gì chúng ta đã viết? Câu hỏi đang mở cũng mất theo, và để quay lại bạn cần một liên kết hoặc mã mới. Những gì đã làm trong cổng, các yêu cầu gửi cho người phụ trách và nhật ký khôi phục vẫn còn.
erase-yes-choice = Có, xóa vĩnh viễn
erased = Đã xóa. Tôi không còn biết bạn nữa. Những gì đã làm trong cổng vẫn nằm trong nhật ký của công ty bạn theo số người dùng của bạn.
erase-later = Một việc bạn yêu cầu vẫn đang được thực hiện, và tôi cần cuộc trò chuyện này để báo kết quả cho bạn. Chưa có gì bị xóa; bạn hãy thử lại khi việc đó xong.

write-in-private = Tôi chỉ nói về dữ liệu của bạn trong trò chuyện riêng. Bạn hãy mở trò chuyện với tôi và viết ở đó nhé.
chat-trouble = Phía chúng tôi vừa gặp trục trặc và tôi chưa nhận được tin nhắn vừa rồi của bạn. Không có gì bị thay đổi, mọi thứ trước đó vẫn được giữ. Bạn hãy viết lại một lần nữa nhé.
work-goes-on = { $of ->
        [0] { $stage } … { $done }
       *[other] { $stage } … { $done } trên { $of }
    }
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

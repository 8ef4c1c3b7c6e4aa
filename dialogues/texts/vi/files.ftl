# Tệp của bản xem trước và báo cáo: tiêu đề, thao tác, loại, lý do.
file-action = thao tác
file-type = loại
file-number = số
file-name = tên
file-field = trường
file-fields = các trường
file-present = giá trị hiện tại
file-afterwards = giá trị sau đó
file-reason = lý do
file-number-before = số cũ
file-number-now = số mới
file-do-recreate = tạo lại
file-do-link = đặt liên kết
file-do-change-back = sửa lại như cũ
file-do-relink = đặt liên kết sang số mới
file-do-remove = gỡ bỏ
file-do-lose-link = mất liên kết
file-contact = liên hệ
file-company = công ty
file-lead = khách hàng tiềm năng
file-deal = giao dịch
file-new-number = số mới của { $number }
file-why-changed-after-damage = có người đã sửa sau khi bị hỏng, giá trị đó được giữ
file-why-changed-after-restore = có người đã sửa sau lần khôi phục, giá trị đó được giữ
file-why-changed-after-planning = có người đã sửa sau khi xem trước, giá trị đó được giữ
file-why-already-there = đã có lại trong Bitrix24 nên không tạo lần thứ hai
file-why-gone = không còn trong Bitrix24
file-why-without-owner = không tạo lại được chính bản ghi này
file-why-made-again = từ đó đã có bản ghi giống vậy được tạo, bằng tay hoặc do lần khôi phục khác; không tạo thêm bản thứ hai
file-why-only-while-creating = liên kết này mất cùng với bản ghi mà nó trỏ tới, và Bitrix24 chỉ nhận nó lúc tạo bản ghi
file-why-pointed-at = có bản ghi được tạo hoặc sửa từ đó trỏ tới nó, nên nó được giữ lại, liên kết cũng vậy
file-why-gone-since = lại mất: có người đã xóa trong lúc khôi phục
file-why-changed-since = từ đó đã được { $who } sửa; giá trị đó được giữ

# The note beside exported files.
file-note = Bản sao lưu { $snapshot } của { $portal }, lúc { $at }
file-note-file = { $name }: { $count } bản ghi
file-note-order = Hãy nhập các tệp CSV theo thứ tự này: công ty, liên hệ, khách hàng tiềm năng, giao dịch (CRM > danh sách > bánh răng > Nhập).
file-note-linked = Công ty và liên hệ được nối với nhau theo tên, nên phải có trước.
file-note-format = Dấu phân cách: dấu chấm phẩy. Bảng mã: UTF-8. Ngày: năm-tháng-ngày. Việc nhập tạo bản ghi mới, không bao giờ sửa bản ghi đang có.
file-note-information = Các cột bắt đầu bằng “(information only)” là để bạn xem; hãy bỏ chúng khi nhập.
file-note-harmless = Các ô bắt đầu bằng ' đã được làm vô hại cho phần mềm bảng tính. { $count ->
        [0] Không có ô nào.
       *[other] Có { $count } ô:
    }
file-note-cell = { $name }, dòng { $row }: { $column }
file-note-more-cells = … và { $count } ô nữa
file-note-whole = Các tệp .ndjson chứa mọi trường đúng như cổng đã đưa ra, mỗi dòng một bản ghi.
file-note-personal = Các tệp này chứa dữ liệu cá nhân: hãy cất ở nơi chỉ người cần mới đọc được.
file-note-main = Tệp .csv ghi công ty chính và liên hệ chính của bản ghi, vì việc nhập chỉ nhận mỗi loại một; các tệp .ndjson có đủ.
file-note-not-held = Không có trong các tệp này: sản phẩm, nhiệm vụ, hoạt động, bình luận và lịch sử, tệp và ảnh, thông tin chi tiết công ty và địa chỉ.
file-note-field = Cũng không có trường tùy chỉnh đã xóa “{ $field }”.

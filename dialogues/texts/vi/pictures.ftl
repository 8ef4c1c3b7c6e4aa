# Các từ trong hình (dialogues/pictures/NAME.svg), đúng như trong Bitrix24, và mỗi hình cho thấy điều gì,
# dành cho người không xem được hình: `picture-NAME`.

# ---- Các hình cho thấy gì ----
picture-recycle-bin = Thùng rác ở đâu. 1: { menu-crm } trong menu bên trái. 2: { menu-more } phía trên danh sách. 3: { menu-recycle-bin }.
picture-restore-from-bin = Cách lấy lại bản ghi từ thùng rác. 1: đánh dấu các bản ghi. 2: chọn { button-restore } bên dưới danh sách, không phải { button-delete }.
picture-history-filter = Cách tìm các lần xóa trong lịch sử. 1: { menu-crm } > { menu-more } > { menu-history }. 2: bấm vào ô tìm kiếm. 3: đặt { field-type } thành { value-delete }, để trống các ô khác. 4: { button-search }.
picture-clear-filter = Cách bỏ bộ lọc. 1: bấm dấu chéo sau mục trong ô tìm kiếm. 2: danh sách lại hiện mọi bản ghi.
picture-upgrade = Đổi gói ở đâu. 1: { menu-subscription } trong menu bên trái. 2: { menu-upgrade }. 3: chọn một gói.
picture-import-csv = Cách nhập tệp CSV. 1: mở danh sách, ví dụ { menu-crm } > { list-companies }. 2: nút bánh răng phía trên. 3: { menu-import }, rồi chọn tệp. Nhập theo thứ tự này: { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Từ của Bitrix24 ----
menu-crm = CRM
menu-more = Thêm
menu-recycle-bin = Thùng rác
menu-history = Lịch sử
menu-subscription = Đăng ký
menu-upgrade = Nâng cấp
menu-import = Nhập
list-companies = Công ty
list-contacts = Liên hệ
list-leads = Khách hàng tiềm năng
list-deals = Giao dịch
field-search = Bộ lọc + tìm kiếm
field-type = Loại
value-delete = Xóa
button-search = Tìm kiếm
button-restore = Khôi phục
button-delete = Xóa

# ---- Từ của chúng tôi ----
example-filter = Liên hệ của tôi
note-others-empty = Để trống các ô khác
note-who-and-when = Ai đã xóa gì và khi nào
note-tick = Đánh dấu các bản ghi
note-not-delete = Đừng bấm: xóa vĩnh viễn
note-some-hidden = Có bộ lọc: không thấy hết
note-all-shown = Đã bỏ bộ lọc: thấy tất cả
note-choose-plan = Chọn một gói
note-choose-file = Chọn tệp
note-order = Nhập theo thứ tự này

# Words within other texts. Vietnamese has no plural forms; moments begin with their time.

kind-contact = liên hệ
kind-company = công ty
kind-lead = khách hàng tiềm năng
kind-deal = giao dịch
kind-fields = trường tùy chỉnh
kind-products = sản phẩm
kind-activities = hoạt động
kind-comments = bình luận
kind-tasks = nhiệm vụ
kind-calendar = sự kiện lịch
kind-other = dữ liệu khác

count-contact = { $count } liên hệ
count-company = { $count } công ty
count-lead = { $count } khách hàng tiềm năng
count-deal = { $count } giao dịch
count-nothing = không có gì

option-selective = khôi phục chọn lọc
option-csv = tệp CSV
option-crm-rollback = khôi phục toàn bộ CRM
option-full-rollback = khôi phục toàn bộ tài khoản

tariff-free = Miễn phí
tariff-project = Miễn phí
tariff-plus = Plus
tariff-basic = Basic
tariff-std = Standard
tariff-pro = Professional
tariff-ent = Enterprise
tariff-demo = dùng thử
tariff-unknown = chưa rõ

span-moment = { $count ->
   *[other] một lát
}
span-minutes = khoảng { $count } phút
span-hours = khoảng { $count } giờ
span-days = khoảng { $count } ngày

slot-missing = Dữ liệu bị mất hoặc sai
slot-moment = Thời điểm xảy ra
slot-option = Cách khôi phục
slot-snapshot = Bản sao lưu
slot-groups = Những gì được khôi phục

moment-choice = { $moment }
interval-choice = { $from } – { $to } ({ $count } bản ghi)
interval-changed-choice = từ { $from }, do { $author } sửa ({ $count } bản ghi)
earlier-choice = Bản trước đó: { $snapshot }
newer-choice = Bản mới hơn: { $snapshot }
snapshot-choice = { $snapshot } ({ $records } bản ghi)
snapshot-choice-partial = { $snapshot } ({ $records } bản ghi, không đầy đủ)
snapshot-whole = Bản đầy đủ trước đó, { $snapshot }
snapshot-good = Bản tốt gần nhất, { $snapshot }
snapshot-anyway = Vẫn dùng bản { $snapshot }
snapshot-take = Dùng bản { $snapshot }
group-lost-one = ☐ { $name }, mất từ { $from } đến { $to }
group-lost-one-ticked = ☑ { $name }, mất từ { $from } đến { $to }
group-lost = ☐ { $counts }, mất từ { $from } đến { $to }
group-lost-ticked = ☑ { $counts }, mất từ { $from } đến { $to }
group-changed = ☐ { $counts }, do { $author } sửa lúc { $hour }
group-changed-ticked = ☑ { $counts }, do { $author } sửa lúc { $hour }
somebody = ai đó
not-known = (chưa rõ)

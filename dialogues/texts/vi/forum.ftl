# Nhóm hỗ trợ trong một nhóm có chủ đề: những gì nhân viên thấy quanh các cuộc trò chuyện.

topic-assistant = 🤖 { $who } { $name }
topic-waiting = ⏳ { $who } { $name }
topic-agent = 💬 { $who } { $name }
topic-closed = ✅ { $who } { $name }
desk-past = Những gì đã nói trước đó.
desk-in-a-topic = Lệnh này phải viết trong chủ đề của một cuộc trò chuyện.
desk-commands = Tôi không biết lệnh đó. Có: { $names }. Mọi điều khác bạn viết trong chủ đề đều được gửi cho khách, trừ khi bắt đầu bằng //.
desk-change-not-passed = Khách vẫn đọc lời cũ của bạn: lệnh hay ghi chú không được chuyển đi.
desk-person-blocked = Khách đã chặn bot. Những gì bạn viết sẽ chờ đến khi khách bỏ chặn.
desk-person-back = Khách đã bỏ chặn bot; những gì đang chờ sẽ được gửi.
desk-not-delivered = Tin này chưa đến nơi: khách đã chặn bot. Nó sẽ được gửi nếu khách bỏ chặn.
desk-invite-how = Viết /invite CỔNG NGƯỜI-DÙNG, với số của người dùng; trong chủ đề của một cuộc trò chuyện chỉ cần /invite NGƯỜI-DÙNG.
desk-invite-made = Cho { $name } (người dùng { $user } của { $portal }), đến { $until }: { $link }
    Ai mở trước sẽ là người dùng đó, nên chỉ gửi cho đúng người ấy.
desk-no-portal = Tôi không biết cổng “{ $portal }”. Chưa mời ai cả.
desk-no-user = { $portal } không có người dùng { $user } đang hoạt động. Chưa mời ai cả.
desk-portal-silent = { $portal } hiện không trả lời. Chưa mời ai cả; hãy thử lại sau vài phút.
desk-begin-how = Viết /begin CỔNG NGƯỜI-DÙNG, với số của người dùng.
desk-begin-nobody = Người dùng { $user } của { $portal } chưa trò chuyện với bot. Lệnh /invite tạo liên kết cho họ.
desk-guessing = Tài khoản { $account } đang đoán mã hoặc liên kết; số lần sai trong một ngày: { $count }. Không xem xét gì nữa cho đến { $until }.
desk-many-guesses = Có người đang đoán mã; số lần sai trong một giờ, tính mọi tài khoản: { $count }. Giờ tài khoản nào cũng phải chờ lâu hơn.
desk-lacks-topics = Nhóm này không có chủ đề nên tôi không thể hiển thị các cuộc trò chuyện. Hãy bật lên: nhóm > Chỉnh sửa > Chủ đề.
desk-lacks-administrator = Ở đây tôi không phải quản trị viên nên không tạo được chủ đề và không đọc được những gì bạn viết. Hãy đặt tôi làm quản trị viên, với quyền “Quản lý chủ đề” và “Ghim tin nhắn”.
desk-lacks-manage-topics = Tôi không được tạo chủ đề ở đây. Hãy cấp quyền “Quản lý chủ đề”: nhóm > Quản trị viên.
desk-lacks-pins = Tôi không được ghim tin nhắn ở đây nên thẻ của các cuộc trò chuyện không được ghim. Hãy cấp quyền “Ghim tin nhắn”: nhóm > Quản trị viên.
pressed-no-agent = Tôi chỉ nghe thành viên của nhóm này. Nếu bạn là quản trị viên ẩn danh, hãy tắt chế độ đó.
pressed-stale = Nút này không còn thuộc về điều gì nữa.
desk-command-begin = Bắt đầu với ai đó: CỔNG NGƯỜI-DÙNG
desk-command-invite = Liên kết giới thiệu một người

# The desk: what the person hears when an agent takes over, and what agents see.

# ---- to the person ----
handoff-call = Tôi có thể gọi một nhân viên vào đây. Những gì chúng ta đã tìm thấy sẽ được chuyển theo, bạn không phải kể lại. Trong lúc chờ, chúng ta vẫn có thể tiếp tục.
    .record-it = Gọi nhân viên
    .go-back = Tiếp tục không cần
handoff-waits = Nhân viên sẽ trả lời trước { $at }. { $before ->
        [0] Bạn là người tiếp theo.
       *[other] Có { $before } người trước bạn.
    } Trong lúc chờ, chúng ta vẫn có thể tiếp tục ở đây.
handoff-open-waits = Bạn đã yêu cầu gặp nhân viên rồi: số { $number }, ghi lúc { $at }, vẫn đang mở. Nhân viên sẽ trả lời trước { $until }. { $before ->
        [0] Bạn là người tiếp theo.
       *[other] Có { $before } người trước bạn.
    } Bạn muốn bổ sung gì không? Cứ viết vào đây, tôi sẽ thêm vào yêu cầu đó.
    .go-back = Không cần, tiếp tục
handoff-late = Việc này lâu hơn tôi đã nói, tôi xin lỗi. Nhân viên sẽ trả lời trước { $at }. Nếu bạn không cần ai nữa, hãy cho tôi biết.
handoff-expired = Chưa có ai nhận yêu cầu của bạn, tôi xin lỗi. Tôi lại ở đây với bạn; bạn có thể gọi nhân viên bất cứ lúc nào. Nếu gấp, bạn hãy liên hệ { $contact }.
handoff-withdrawn = Được, tôi không gọi ai nữa.
agent-joined = { $known ->
        [0] Nhân viên đã vào cuộc trò chuyện.
       *[named] { $agent } đã vào cuộc trò chuyện.
    } Tôi sẽ im lặng cho đến khi được giao lại.
agent-replaced = { $known ->
        [0] Một nhân viên khác sẽ tiếp tục.
       *[named] { $agent } sẽ tiếp tục.
    }
agent-says = { $known ->
        [0] { $text }
       *[named] { $agent }: { $text }
    }
agent-corrects = { $known ->
        [0] Đính chính: { $text }
       *[named] { $agent }, đính chính: { $text }
    }
agent-silent = Có vẻ nhân viên đang bận việc khác, tôi xin lỗi. Tôi đã gọi người khác; sẽ có người trả lời trước { $at }.
    .no-person = Tôi không cần ai nữa
agent-gone = Nhân viên vừa phải rời đi. Người khác sẽ trả lời trước { $at }; trong lúc đó có tôi ở đây.
agent-out-of-reach = Hiện chưa liên lạc được với nhân viên ở đây, tôi xin lỗi. Yêu cầu của bạn vẫn được giữ; cho đến khi có người trở lại, tôi vẫn ở đây với bạn.
agent-handed-back = Tôi lại ở đây với bạn: nhân viên đã giao lại cho tôi.
agent-closed = Nhân viên đã khép lại việc này. Nếu còn gì khác, bạn cứ viết; tôi ở đây.
agent-filled = { $known ->
        [0] Nhân viên đã điền giúp bạn.
       *[named] { $agent } đã điền giúp bạn.
    } Bạn hãy xem có đúng không:
filled-answer = • { $slot }: { $value }
filled-unclear = có thể hiểu theo hai cách, tôi sẽ hỏi lại
rate-agent = Việc này có giúp được bạn không?
    .rating-good = Có, rất hữu ích
    .rating-bad = Không hẳn
rating-thanks = Cảm ơn bạn, tôi đã chuyển lời.
approval-waits = Trước khi chạy, việc này cần một nhân viên hỗ trợ phê duyệt; tôi đã hỏi. Chưa có gì bị thay đổi. Có thể phê duyệt đến { $until }, và tôi sẽ viết cho bạn ngay khi có quyết định.
approval-standing = Bạn đã xác nhận rồi. Từ { $since } việc này đang chờ một nhân viên hỗ trợ phê duyệt, và có thể phê duyệt đến { $until }. Chưa có gì bị thay đổi. Tôi sẽ viết cho bạn ngay khi có quyết định; được phê duyệt là bắt đầu ngay. Nếu bạn quay lại hoặc hủy, xác nhận của bạn được rút lại.
undo-standing = Bạn đã xác nhận hoàn tác lần khôi phục. Từ { $since } việc này đang chờ một nhân viên hỗ trợ phê duyệt, và có thể phê duyệt đến { $until }. Mọi thứ vẫn như sau lần khôi phục. Tôi sẽ viết cho bạn ngay khi có quyết định; được phê duyệt là bắt đầu ngay. Nếu bạn hủy, xác nhận của bạn được rút lại.
cancelled-approval = Đã hủy. Việc bạn đã xác nhận đang chờ phê duyệt từ { $since }; nó sẽ không chạy, kể cả khi bây giờ có người phê duyệt. Bitrix24 của bạn không bị thay đổi gì.
approval-given = Đã được phê duyệt. Tôi bắt đầu ngay.
approval-denied = Việc này không được phê duyệt, với lý do: { $reason }
    Cổng của bạn không bị thay đổi gì.
undo-denied = Việc này không được phê duyệt, vì lý do: { $reason }
    Mọi thứ giữ nguyên như sau lần khôi phục.
    .keep-it = Cứ để vậy
approval-expired = Không ai phê duyệt kịp. Chưa có gì bị thay đổi; nếu bạn vẫn muốn, hãy xác nhận lại.
approval-aside = Việc bạn tạm gác lại ({ $matter }) đã được quyết định. Tôi tiếp tục việc đó khi xong ở đây, hoặc khi bạn viết “quay lại việc đầu”; cho đến lúc ấy chưa có gì được làm.
choice-no-person = Tôi không cần ai nữa

# ---- to the desk ----
desk-waits = { $who } đang chờ nhân viên. Đã hẹn: trước { $at }.
    .take = Nhận
desk-late = { $who } vẫn đang chờ: đã lỡ hẹn. Hẹn lại: trước { $at }.
    .take = Nhận
desk-expired = Không ai nhận { $who } kịp lúc. Trợ lý lại tiếp quản.
desk-claimed = { $agent } đang phụ trách. Trợ lý im lặng.
desk-released = { $agent } đã giao lại cho trợ lý.
desk-closed = { $agent } đã đóng cuộc trò chuyện.
desk-begun = { $agent } đã bắt đầu trò chuyện. Trợ lý đứng ngoài.
desk-withdrawn = Khách không cần ai nữa. Trợ lý lại tiếp quản.
desk-reopened = Khách đã viết lại. Trợ lý đang phụ trách.
desk-erased = Khách đã cho xóa mọi thứ chúng ta lưu về họ. Cuộc trò chuyện này đã kết thúc, và từ đây không còn gì đến được với họ.
desk-unlinked = Tài khoản của khách không còn liên kết với cổng nữa: những gì viết ở đây không đến được với họ, và không có gì chạy cho họ. Họ quay lại bằng một lời mời mới (/invite).
desk-silent = { $agent } đã lâu không trả lời. { $called }, nhờ bạn nhận giúp.
    .take = Nhận
desk-all-called = { $agent } không trả lời { $who }. Ai rảnh hãy nhận giúp.
    .take = Nhận
desk-left = { $agent } đã rời nhóm. { $who } chờ người khác; đã hẹn: trước { $at }.
    .take = Nhận
desk-has-agent = { $agent } đang phụ trách.
desk-with-assistant = Trợ lý đang phụ trách rồi.
desk-is-closed = Cuộc trò chuyện đã đóng rồi.
desk-not-taken = Bạn chưa nhận cuộc trò chuyện này: khách vẫn đang chờ. Hãy nhận trước (/take), hoặc đóng lại (/close).
desk-close-waits = Ở đây vẫn còn việc khách đã xác nhận đang chờ phê duyệt. Hãy phê duyệt (/approve) hoặc từ chối (/deny LÝ DO) trước, rồi mới đóng.
desk-not-said = Lời của bạn chưa được chuyển.
desk-empty = Không có nội dung nào.
desk-noted = Đã ghi. Khách không thấy ghi chú này.
desk-canned = Câu trả lời soạn sẵn: { $names }. Gửi bằng /canned TÊN.
desk-canned-unknown = Không có câu “{ $name }”. Có: { $names }.
desk-languages = Viết /lang kèm một trong: { $names }.
desk-language = Từ giờ trợ lý dùng “{ $name }” ở đây.
desk-fill-how = Viết /fill MỤC GIÁ-TRỊ, với một trong các mục: { $names }. Bản sao lưu được gọi bằng số, ví dụ s12.
desk-fill-not-understood = { $slot }: tôi không hiểu “{ $value }”.
desk-fill-examples = Ví dụ: { $examples }.
desk-filled = { $slot }: “{ $value }”. { $later ->
        [0] Trợ lý sẽ báo ngay và xin xác nhận.
       *[later] Trợ lý sẽ báo và xin xác nhận khi được giao lại.
    }
desk-nothing-to-approve = Ở đây không có gì chờ phê duyệt.
desk-own-restore = Chính bạn đã xác nhận việc này; người khác phải phê duyệt.
desk-deny-needs-reason = Hãy nêu lý do: /deny LÝ DO. Khách sẽ đọc được.
desk-deny-in-topic = Từ chối cần có lý do, khách sẽ đọc được. Hãy mở chủ đề và viết /deny LÝ DO ở đó.
desk-approval = { $who } đã xác nhận một lần khôi phục: { $option } ({ $plan }). Chờ phê duyệt đến { $until }.
    .approve = Phê duyệt
    .deny = Từ chối
desk-approval-reminder = { $who }: { $plan } vẫn chờ phê duyệt, đến { $until }.
    .approve = Phê duyệt
    .deny = Từ chối
desk-approval-undo = { $who } muốn hoàn tác lần khôi phục { $restore } ({ $plan }). Chờ phê duyệt đến { $until }.
    .approve = Phê duyệt
    .deny = Từ chối
desk-approval-expired = { $who }: không ai phê duyệt kịp. Không có gì được chạy.
desk-approval-withdrawn = Việc này không còn chờ nữa: khách đã rút lại hoặc xác nhận việc khác.
desk-approval-unlinked = { $who }: tài khoản không còn liên kết với cổng, nên việc đang chờ phê duyệt sẽ không chạy.
desk-approved = { $agent } đã phê duyệt. Bắt đầu chạy.
desk-denied = { $agent } đã từ chối: { $reason }
desk-rated-good = Khách nói rằng đã được giúp.
desk-rated-bad = Khách nói rằng chưa được giúp.
desk-line-waits = { $who }: chờ từ { $since }, hẹn trước { $at }
desk-line-agent = { $who }: { $agent } đang phụ trách
desk-line-approval = { $who }: { $plan } chờ phê duyệt từ { $since }, đến { $until }
desk-nobody-waits = Không có ai chờ.
desk-card = { $who }, { $known ->
        [0] người dùng { $user }
       *[named] { $name } (người dùng { $user })
    }, gói { $tariff }, ngôn ngữ { $language }
    .take = Nhận
    .release = Giao lại
    .close = Đóng
    .approve = Phê duyệt
    .deny = Từ chối
    .status = Làm mới
desk-status-assistant = Trợ lý đang trả lời.
desk-status-waiting = Đang chờ nhân viên, hẹn trước { $at }.
desk-status-agent = { $agent } đang trả lời, trợ lý im lặng.
desk-status-closed = Đã đóng.
desk-card-step = Bước: { $question }
desk-card-erased = { $who }: khách đã cho xóa mọi thứ chúng ta lưu về họ. Cuộc trò chuyện này đã kết thúc; không thể làm gì ở đây nữa.
desk-card-approval = Chờ phê duyệt: { $plan }, đến { $until }
whisper-next = Lúc này trợ lý sẽ nói:
whisper-expires = Bản sao lưu { $snapshot } hết hạn sau { $left }.
desk-transcript = Nội dung trò chuyện: { $count } dòng.
desk-record = Ai đã làm gì: { $count } dòng.
desk-file-named = { $count ->
        [0] { $file }: chỉ dành cho khách.
       *[other] { $file }, { $count } bản ghi: chỉ dành cho khách.
    }

# ---- in files ----
speaker-person = khách
speaker-assistant = trợ lý
speaker-clock = tự động
deed-requested = yêu cầu gặp nhân viên
deed-withdrawn = không cần ai nữa
deed-unlinked = tài khoản đã bị hủy liên kết; không gọi ai nữa
deed-claimed = nhận cuộc trò chuyện
deed-released = giao lại cho trợ lý
deed-closed = đóng cuộc trò chuyện
deed-reopened = viết lại sau khi đóng
deed-begun = bắt đầu trò chuyện
deed-left = nhân viên rời nhóm
deed-late = lỡ hẹn
deed-expired = không ai nhận yêu cầu
deed-silent = không trả lời, đã gọi người khác
deed-erased = cho xóa mọi thứ đã lưu
deed-said = viết cho khách
deed-edited = sửa tin nhắn
deed-not-arrived = một tin nhắn không đến nơi
deed-note = ghi chú
deed-filled = điền câu trả lời
deed-language = đổi ngôn ngữ
deed-approval-asked = xác nhận khôi phục cần phê duyệt
deed-undo-approval-asked = muốn hoàn tác khôi phục, cần phê duyệt
deed-approved = phê duyệt
deed-denied = từ chối
deed-approval-expired = không ai phê duyệt kịp
deed-approval-withdrawn = rút lại việc đang chờ phê duyệt
deed-approval-unlinked = tài khoản đã bị hủy liên kết; việc chờ phê duyệt không chạy
deed-reminded = nhắc phê duyệt
deed-restore-begun = cho bắt đầu khôi phục
deed-restore-ended = kết thúc khôi phục và báo kết quả
deed-undo-begun = cho hoàn tác khôi phục
deed-undo-ended = hoàn tác khôi phục và báo kết quả
deed-rated = đánh giá hỗ trợ

# ---- commands of agents ----
desk-command-take = Nhận cuộc trò chuyện
desk-command-release = Giao lại cho trợ lý
desk-command-close = Đóng cuộc trò chuyện
desk-command-note = Ghi chú cho nhóm
desk-command-status = Tình trạng
desk-command-fill = Điền câu trả lời
desk-command-approve = Phê duyệt việc đang chờ
desk-command-deny = Từ chối, kèm lý do
desk-command-canned = Gửi câu soạn sẵn
desk-command-lang = Đổi ngôn ngữ
desk-command-transcript = Toàn bộ lời thoại, dạng tệp
desk-command-record = Ai đã làm gì, dạng tệp
desk-command-desk = Ai đang chờ

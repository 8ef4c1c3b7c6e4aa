# Is it really lost, what is lost, and who asks.

# ---- recycle bin (R01) ----
recycle-bin = Trước tiên, chúng ta xem dữ liệu có thật sự mất không nhé. Bạn hãy mở Thùng rác của CRM: khách hàng tiềm năng, giao dịch, liên hệ, công ty và hoạt động bị xóa sẽ nằm ở đó. Bản ghi của bạn có trong đó không?
    .found = Có, tôi thấy ở đó
    .not-there = Không có ở đó
    .how = Tìm Thùng rác ở đâu?

recycle-bin-how = Bạn mở CRM, rồi chọn Thêm > Thùng rác. Bỏ bộ lọc ở phía trên để thấy tất cả. Quản trị viên thấy được mọi thứ mọi người đã xóa, còn người khác chỉ thấy những gì chính họ xóa. Bản ghi của bạn có ở đó không?
    .found = Có, tôi thấy ở đó
    .not-there = Không có ở đó

found-in-bin = Tin vui: vậy không cần đến bản sao lưu. Bạn hãy đánh dấu các bản ghi rồi chọn “Khôi phục”. Đừng bấm “Xóa”, vì nút đó xóa vĩnh viễn. Với các gói thương mại, bạn tự khôi phục được ngay tại đó; với gói miễn phí, bạn xem được nhưng không khôi phục được. Dữ liệu đã trở lại chưa?
    .done = Rồi, đã trở lại hết
    .more-missing = Vẫn còn thiếu

why-recycle-bin = Những gì nằm trong Thùng rác sẽ trở lại chỉ với một cú bấm, kèm cả lịch sử và mã số của bản ghi. Không bản sao lưu nào làm được tốt như vậy, nên chúng ta xem ở đó trước.

# ---- history (R02 to R05) ----
history = Bây giờ bạn hãy mở CRM > Lịch sử và đặt bộ lọc “Loại” thành “Xóa”. Để trống mọi ô khác. Ở đó cho biết ai đã xóa gì và khi nào. Bạn có thấy lần xóa nào không?
    .seen = Có, tôi thấy lần xóa
    .empty = Không, trống trơn
    .how = Làm thế nào?

history-how = Bạn mở CRM, rồi chọn Thêm > Lịch sử. Bấm vào ô tìm kiếm phía trên danh sách, chọn ô “Loại”, rồi chọn “Xóa” trong đó. Nếu có bộ lọc khác đang bật, hãy bỏ đi, rồi tìm kiếm. Bạn có thấy lần xóa nào không?
    .seen = Có, tôi thấy lần xóa
    .empty = Không, trống trơn

history-needs-tariff = Lịch sử CRM chỉ có trong các gói thương mại. Gói của bạn ({ $tariff }) không có phần này.

history-demo = Bạn có thể đổi gói tại Đăng ký > Nâng cấp, hoặc bật bản dùng thử miễn phí của gói Professional trong { $demo-days } ngày.

history-looks-back = Bây giờ làm việc đó vẫn có ích: sau khi đổi gói, phần lịch sử cũng cho thấy những gì đã xảy ra trước đó, kể cả các lần xóa.

history-without = Chúng ta xem lịch sử, hay tiếp tục mà không cần xem?
    .have-it-now = Giờ tôi xem được lịch sử rồi
    .go-on = Tiếp tục, không cần xem
    .stranger = Tôi nghi có người ngoài

why-history = Chỉ phần lịch sử mới cho biết ai đã xóa và xóa vào phút nào. Từ bên ngoài tôi không đọc được; tôi chỉ thấy những gì còn trong một bản sao lưu mà thiếu trong bản kế tiếp.

history-word = Lịch sử ghi thế nào: xóa lúc nào và ai xóa? Ví dụ “hôm qua 15:10, Nguyễn Thị Lan”. Tôi sẽ ghi lại theo lời bạn và so với những gì tôi tìm thấy.
    .skip = Tôi không muốn nói
    .stranger = Không phải người dùng của chúng tôi

history-who = Tôi đã ghi theo lời bạn: { $who }.

history-noted = Tôi đã ghi theo lời bạn: { $moment }. Tôi không thấy bản ghi nào bị thiếu để so sánh.

history-agrees = Theo lời bạn: { $moment }. Điều này khớp với những gì tôi thấy: lúc { $from } các bản ghi vẫn còn, đến { $to } thì không còn.

history-differs = Theo lời bạn: { $moment }. Tôi lại thấy khác: phần bị thiếu vẫn còn lúc { $from } và đã mất lúc { $to }. Tôi ghi lại cả hai; có thể đó là một lần xóa khác.

history-but-nothing-missing = Cảm ơn bạn. Nhưng so với các bản sao lưu thì mọi bản ghi đều còn trên Bitrix24 của bạn: những gì lịch sử cho thấy có lẽ đã bị xóa từ lâu, hoặc đã được đưa trở lại. Vậy trước tiên hãy xem các bộ lọc.

why-history-word = Càng biết chính xác thời điểm, chúng ta càng chọn được bản sao lưu sát với lúc đó. Lời bạn không buộc tội ai: không ai bị xử lý vì điều đó.

# ---- evidence (B02) ----
looking = Bạn đợi một lát, tôi đang so sánh Bitrix24 của bạn với các bản sao lưu…

evidence-lost = { $more ->
        [0] Tôi đã so sánh Bitrix24 của bạn với các bản sao lưu. Bị thiếu:
       *[further] Còn thiếu thêm:
    } { $rest ->
        [0] { $counts } ({ $examples })
       *[some] { $counts }, ví dụ { $examples }
    }. Bản sao lưu lúc { $from } vẫn còn giữ { $count ->
        [1] bản ghi đó
       *[other] { $count } bản ghi này
    }; đến { $to } thì đã mất.

evidence-lost-more = Và { $count } bản ghi nữa ở các nhóm khác.

evidence-changed = { $more ->
        [0] Tôi đã so sánh Bitrix24 của bạn với các bản sao lưu. Không còn như trước: { $counts }, do { $author } sửa trong vòng một giờ kể từ { $hour }.
       *[further] Trong vòng một giờ kể từ { $hour }, { $author } còn sửa: { $counts }.
    }

evidence-changed-again = Trong số đó, { $count } bản ghi về sau lại được sửa lần nữa. Giá trị mà ai đó đã nhập lại đúng chỗ ấy từ lúc đó sẽ giữ nguyên khi khôi phục chọn lọc; nếu họ sửa chỗ khác thì bản ghi vẫn được chỉnh lại.

evidence-added = Cũng trong giờ đó, từ { $hour }, chính người này còn thêm bản ghi mới: { $counts }. Khôi phục chọn lọc sẽ giữ nguyên chúng. Bạn hãy tự xem lại, hoặc dùng khôi phục toàn bộ CRM để gỡ những gì mới hơn.

evidence-fields = Các trường tùy chỉnh trước đây có mà giờ không còn: { $fields }.

evidence-unknown = Về { $kinds }, tôi chưa nói được gì: tôi không đọc được hết, và những gì tôi không đọc được thì tôi không coi là đã bị xóa. Thường là do người sở hữu quyền truy cập của chúng tôi (webhook) đã mất quyền quản trị hoặc mất một quyền nào đó; đơn vị vận hành dịch vụ này có thể kiểm tra.

evidence-nothing = Lúc { $at } tôi đã so sánh Bitrix24 của bạn với các bản sao lưu: mọi bản ghi trong các bản sao lưu đều có trong Bitrix24 của bạn, và không ai sửa nhiều bản ghi cùng lúc.

evidence-nothing-else = Ngoài ra, khi tôi so sánh lúc { $at }, mọi bản ghi trong các bản sao lưu đều có trong Bitrix24 của bạn, và không ai sửa nhiều bản ghi cùng lúc.

removed-by-us = Không còn nữa: { $counts }. Lần khôi phục toàn bộ { $restore } đã gỡ bỏ chúng lúc { $at }, đúng như đã yêu cầu, nên tôi không tính là bị mất. Nếu muốn lấy lại, bạn hãy hoàn tác { $restore } trong “Yêu cầu của tôi”.

mended-by-us = Đã được sửa lại đúng: { $counts }. Lần khôi phục { $restore } đã đưa chúng về các giá trị trước đó, nên tôi không tính là bị hỏng.{ $kept ->
        [0] {""}
       *[other] {" "}Thêm { $kept } bản ghi giữ nguyên những gì mọi người đã nhập sau khi dữ liệu bị hỏng.
    }

evidence-failed = Vừa rồi tôi không so sánh được Bitrix24 của bạn với các bản sao lưu: { $reason }. { $backups ->
        [0] Khi chưa có bản nào, tôi không thể nói thiếu gì, và cũng không có gì để khôi phục. Đơn vị vận hành dịch vụ này có thể cho tạo bản đầu tiên.
       *[some] Các bản sao lưu của bạn vẫn an toàn, và chúng ta có thể tiếp tục mà không cần so sánh.
    } (Mã tra cứu: { $reference })

evidence-failed-again = Tôi vẫn chưa so sánh được Bitrix24 của bạn với các bản sao lưu: { $reason }. { $backups ->
        [0] Khi chưa có bản nào thì không có gì để khôi phục.
       *[some] Chúng ta có thể tiếp tục mà không cần so sánh.
    } (Mã tra cứu: { $reference })

# ---- changed, not gone (B02) ----
changed-not-gone = Vậy là không thiếu bản ghi nào: các bản ghi tôi vừa nêu vẫn còn, chỉ là giá trị khác trước. Có phải đó là vấn đề bạn gặp không?
    .wrong-values = Đúng, giá trị bị sai
    .and-more = Đúng, và còn việc khác
    .gone = Không, thiếu bản ghi

why-changed-not-gone = Giá trị bị sửa không nằm trong thùng rác, không có trong danh sách xóa và cũng không bị bộ lọc ẩn đi. Nếu đúng là vậy, ta có thể bỏ qua các bước đó.

# ---- filters (R06) ----
clear-filters = { $gone ->
        [0] Có thể các bản ghi chỉ bị ẩn đi. Nguyên nhân hay gặp nhất là bộ lọc trên danh sách.
       *[some] Kết quả so sánh của tôi không phụ thuộc vào bộ lọc, nên khó có chuyện bộ lọc làm ẩn các bản ghi. Nhưng ta cứ kiểm tra cho chắc.
    } Bạn hãy bỏ mọi bộ lọc phía trên danh sách bản ghi, và cả trong phần lịch sử. Giờ bạn thấy chúng chưa?
    .found = Rồi, tôi thấy rồi
    .still-missing = Chưa, vẫn thiếu
    .how = Làm thế nào?

clear-filters-how = Bạn mở danh sách, ví dụ CRM > Liên hệ. Trong ô tìm kiếm phía trên, bấm dấu chéo sau từng mục cho đến khi ô trống. Làm như vậy ở các chế độ xem khác mà bạn dùng. Giờ bạn thấy các bản ghi chưa?
    .found = Rồi, tôi thấy rồi
    .still-missing = Chưa, vẫn thiếu

all-is-back = Tốt rồi: so với các bản sao lưu cũng không còn thiếu gì nữa.

hidden-by-filter = Tốt rồi: bộ lọc đã ẩn các bản ghi. Tôi so sánh với các bản sao lưu cũng không thấy thiếu gì, nên không cần khôi phục.

found-but-reading-differs = Thật tốt là bạn đã thấy chúng. Nhưng như tôi vừa nói, Bitrix24 của bạn khác với các bản sao lưu, nên tôi chưa coi là xong. Chúng ta làm gì tiếp?
    .go-on = Xử lý phần khác nhau
    .look-again = So sánh lại
    .finish = Vậy là xong

found-but-unread = Thật tốt là bạn đã thấy chúng. Tôi chưa so sánh được hết với các bản sao lưu, nên không thể nói còn gì khác bị thiếu hoặc bị sửa hay không. Chúng ta làm gì tiếp?
    .look-again = So sánh ngay
    .go-on = Vẫn còn chỗ sai, tiếp tục
    .finish = Vậy là xong

why-clear-filters = Bộ lọc đã lưu vẫn bật sau nhiều ngày. Bỏ nó chỉ mất vài giây và có khi không cần khôi phục nữa.

still-missing = Tôi cũng thấy thiếu: { $lost }. Chúng ta lấy lại nhé.
moment-unknown-noted = Bạn không cần biết việc xảy ra lúc nào: các bản sao lưu cho thấy việc đó nằm giữa hai lần đọc nào.
told-not-seen = Về các loại này, so sánh của tôi không thấy gì bị thiếu hay bị sửa: { $kinds }.
others-changed = Tôi hiểu là bạn nói về { $kinds }. Những bản ghi khác cũng bị như vậy: { $counts }. Nếu chúng cũng sai, bạn chỉ cần nêu tên loại đó.

still-changed = Tôi không thấy thiếu bản ghi nào, nhưng có những bản ghi bị sửa hàng loạt, mỗi lần do một người sửa trong vòng một giờ: { $changed }. Nếu vấn đề là giá trị bị sai, tôi có thể sửa lại cho đúng.

still-without-fields = Tôi không thấy thiếu bản ghi nào, nhưng có trường tùy chỉnh đã mất.

nothing-found = Tôi đã so sánh Bitrix24 của bạn với mọi bản sao lưu còn giữ: không thiếu bản ghi nào, và không ai sửa nhiều bản ghi cùng lúc. Nhân viên hỗ trợ có thể giúp tìm dữ liệu của bạn, hoặc tìm hiểu vì sao bị mất.
    .person = Gặp nhân viên hỗ trợ
    .look-again = So sánh lại
    .go-on = Vẫn tiếp tục
    .finish = Vậy là xong

nothing-found-plain = Tôi đã so sánh Bitrix24 của bạn với mọi bản sao lưu còn giữ: không thiếu bản ghi nào, và không ai sửa nhiều bản ghi cùng lúc.
    .look-again = So sánh lại
    .go-on = Vẫn tiếp tục
    .finish = Vậy là xong

nothing-more-found = Tôi đã so sánh lại Bitrix24 của bạn với mọi bản sao lưu: không còn thiếu gì so với các bản đó, và không ai sửa nhiều bản ghi cùng lúc. Nếu bạn không thấy một bản ghi, có thể bộ lọc của danh sách đang ẩn nó, hoặc người xem chưa đủ quyền truy cập.
    .how = Bộ lọc ở đâu?
    .undo = Hoàn tác lần khôi phục
    .look-again = So sánh lại
    .person = Gặp nhân viên hỗ trợ
    .finish = Vậy là xong

nothing-more-found-kept = Tôi đã so sánh lại Bitrix24 của bạn với mọi bản sao lưu: không còn thiếu gì so với các bản đó, và không ai sửa nhiều bản ghi cùng lúc. Nếu bạn không thấy một bản ghi, có thể bộ lọc của danh sách đang ẩn nó, hoặc người xem chưa đủ quyền truy cập.
    .how = Bộ lọc ở đâu?
    .look-again = So sánh lại
    .person = Gặp nhân viên hỗ trợ
    .finish = Vậy là xong

evidence-unclear = Lúc này tôi chưa biết có bản ghi nào bị thiếu hoặc bị sửa hay không. Chúng ta có thể tiếp tục với những gì bạn biết, hoặc kiểm tra lại sau vài phút.
    .go-on = Tiếp tục với những gì tôi biết
    .look-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ

why-nothing-found = Khôi phục chỉ lấy lại được những gì có trong bản sao lưu mà Bitrix24 của bạn không còn. Chỗ nào tôi không thấy khác biệt, có thể nhân viên biết rõ hơn.

# ---- how much (R14) ----
few-records = Có { $count } bản ghi liên quan. Nếu ít hơn { $few-records } bản ghi thì khôi phục toàn bộ không đáng công: nhập lại bằng tay thường nhanh hơn. Tôi vẫn có thể lấy lại đúng những bản ghi này mà không đụng đến thứ gì khác.
    .go-on = Lấy lại giúp tôi
    .by-hand = Tôi tự nhập bằng tay

how-much = Khoảng bao nhiêu bản ghi bị mất hoặc bị sai? Nếu ít hơn { $few-records } bản ghi thì khôi phục toàn bộ không đáng công. Bạn cũng có thể viết một con số.
    .few = Ít hơn { $few-records }
    .many = Nhiều hơn
    .not-sure = Tôi không chắc

amount-noted = Tôi đã ghi: khoảng { $count }.

few-by-word = Nếu ít hơn { $few-records } bản ghi thì khôi phục toàn bộ không đáng công: nhập lại bằng tay thường nhanh hơn. Tôi vẫn có thể lấy lại đúng những bản ghi này mà không đụng đến thứ gì khác.
    .go-on = Lấy lại giúp tôi
    .by-hand = Tôi tự nhập bằng tay

by-hand = Được. Bitrix24 của bạn không bị thay đổi gì. Các bản sao lưu được giữ trong { $keep-days } ngày, phòng khi bạn đổi ý.

why-few-records = Khôi phục toàn bộ mất thời gian và ảnh hưởng đến công việc của mọi người. Với vài bản ghi thì cái giá đó quá cao.

file-wanted = Tệp không thay đổi gì trong Bitrix24 của bạn: bạn nhận các bản ghi đúng như vào một ngày nhất định, rồi nhập những gì bạn cần.

# ---- who asks (R12) ----
refused-not-active = Tôi không thể làm việc này cho bạn: người dùng của bạn trong Bitrix24 không còn hoạt động. Một quản trị viên có thể yêu cầu thay bạn, hoặc kích hoạt lại cho bạn.
    .check-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

refused-not-admin = Chỉ quản trị viên của tài khoản Bitrix24 mới được yêu cầu khôi phục hoặc lấy tệp dữ liệu, và theo như tôi biết bạn không phải quản trị viên ở đó. Nếu bạn đúng là quản trị viên, hãy nhờ bên vận hành dịch vụ này ghi tên bạn, rồi chúng ta tiếp tục. Nếu không, bạn hãy nhờ một quản trị viên nhắn cho tôi, hoặc cấp quyền quản trị cho bạn.
    .check-again = Giờ tôi là quản trị viên
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

refused-only-owner = Chỉ chủ sở hữu tài khoản, tức người đã đăng ký Bitrix24, mới được yêu cầu khôi phục. Bạn hãy nhờ chủ sở hữu nhắn cho tôi.
    .check-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

refused-role-unknown = Lúc này tôi chưa xác định được bạn có phải quản trị viên của tài khoản không, và khi chưa biết thì tôi không được làm tiếp. Chúng ta có thể kiểm tra lại sau vài phút; trong lúc đó các bản sao lưu của bạn vẫn an toàn.
    .check-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

refused-owner-unknown = Tôi chưa xác định được ai đã đăng ký tài khoản Bitrix24 này, mà chỉ chủ sở hữu mới được yêu cầu. Đơn vị vận hành dịch vụ này có thể chỉ định chủ sở hữu; sau đó chúng ta tiếp tục.
    .check-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

why-who-asks = Khôi phục ảnh hưởng đến dữ liệu của mọi người trong tài khoản. Vì vậy không phải ai cũng được yêu cầu.

# ---- what exactly ----
missing-found = Tôi thấy thiếu: { $counts }. Đây có phải điều bạn muốn nói không?
    .right = Đúng rồi
    .more = Đúng, và còn nữa
    .the-changed = Ý tôi là những bản ghi bị sửa
    .as-said = Không, như tôi đã nói
    .something-else = Không, thứ khác

changed-found = Tôi không thấy thiếu bản ghi nào, nhưng những bản ghi này bị sửa hàng loạt, mỗi lần do một người sửa trong vòng một giờ: { $counts }. Đây có phải điều bạn muốn nói không?
    .right = Đúng rồi
    .more = Đúng, và còn nữa
    .as-said = Không, như tôi đã nói
    .something-else = Không, thứ khác

missing-told = Bạn nói: { $kinds }. Đó có phải là dữ liệu bị mất hoặc bị sai không?
    .right = Đúng vậy
    .more = Đúng, và còn nữa
    .something-else = Không, thứ khác
file-kinds-told = Vậy là một tệp gồm: { $kinds }. Đúng không?
    .right = Đúng vậy
    .more = Đúng, và còn nữa
    .something-else = Không, thứ khác

missing-kinds = Cụ thể thì dữ liệu nào bị mất hoặc bị sai? Bạn hãy bấm những mục đúng, hoặc viết ra, ví dụ “liên hệ và giao dịch”.

missing-more = Đến giờ tôi đã ghi: { $kinds }. Còn gì nữa không?
    .that-is-all = Hết rồi

why-missing-kinds = Chọn cách khôi phục nào là tùy vào dữ liệu bị mất: lấy lại liên hệ khác với lấy lại trường tùy chỉnh hay nhiệm vụ.

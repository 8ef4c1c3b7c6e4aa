# When, which way back, which backup; preview, confirmation, result, undo.

# ---- moment (R08, R09, R22) ----
snapshots-daily = Mỗi ngày lúc { $time } có một bản sao lưu được tạo, dù bạn dùng gói nào.

snapshots-kept = Các bản sao lưu được giữ trong { $days } ngày; bản cũ nhất hiện có là lúc { $oldest }.

no-snapshots = Tài khoản này chưa có bản sao lưu nào hoàn tất, nên chưa có gì để khôi phục.

moment-of-loss = Việc này xảy ra khi nào? Ví dụ “hôm qua 15:00”, “thứ ba 9:30” hoặc “15:00 ngày 17/11/2026”.
    .not-sure = Tôi không biết
    .by-snapshot = Tôi biết mình cần bản sao lưu nào
moment-of-state = Bạn muốn lấy dữ liệu của ngày nào? Ví dụ “hôm qua”, “thứ ba” hoặc “17/11/2026”.
    .not-sure = Tôi không biết
    .by-snapshot = Cho tôi xem các bản sao lưu

moment-future = Thời điểm đó chưa tới. Bạn hãy cho tôi biết việc này đã xảy ra khi nào.

moment-ahead = Thời điểm bạn nói ({ $moment }) chưa tới, nên việc này không thể xảy ra lúc đó.

moment-two = Câu này có thể hiểu theo hai cách. Ý bạn là lúc nào?
    .other-moment = Không phải cả hai

moment-gap = Giờ đó không tồn tại: đêm hôm ấy đồng hồ được chỉnh nhanh lên. Ý bạn là lúc nào?
    .other-moment = Lúc khác

moment-overlap = Đêm hôm ấy đồng hồ được chỉnh lùi lại, nên { $moment } xuất hiện hai lần. Ý bạn là lần nào?
    .first = Lần đầu, trước khi chỉnh lùi
    .second = Lần thứ hai, sau khi chỉnh lùi
    .other-moment = Lúc khác

moment-too-old = Thời điểm bạn nói ({ $moment }) là trước bản sao lưu cũ nhất hiện có, tạo lúc { $oldest }. Khôi phục chỉ quay lại được tối đa { $days } ngày. Những gì mất trước đó tôi không lấy lại được.
    .other-moment = Việc xảy ra sau đó
    .not-sure = Xem các bản sao lưu cho thấy gì
    .person = Gặp nhân viên hỗ trợ
    .cancel = Dừng ở đây

moment-first-day = Không còn bản sao lưu nào từ trước ngày đó. Bản cũ nhất được tạo trong chính ngày ấy: { $oldest }. Việc này xảy ra trước hay sau lúc đó?
    .after-it = Sau đó, dùng bản này
    .before-it = Trước đó
    .other-moment = Vào ngày khác

moment-day-backup = Bạn nói { $day } mà không có giờ. Trong ngày đó có một bản sao lưu: { $snapshot }. Việc này xảy ra trước hay sau lúc đó?
    .after-it = Sau đó, dùng bản này
    .before-it = Trước đó, dùng bản liền trước
    .other-moment = Vào ngày khác

moment-part-backup = Bạn nói { $day } mà không có giờ chính xác. Trong khoảng đó có một bản sao lưu: { $snapshot }. Việc này xảy ra trước hay sau lúc đó?
    .after-it = Sau đó, dùng bản này
    .before-it = Trước đó, dùng bản liền trước
    .other-moment = Vào lúc khác

moment-part-said-back = Bạn nói { $day }. Trong khoảng đó không có bản sao lưu nào; bản cuối cùng trước đó là lúc { $snapshot }. Như vậy đúng không?
    .right = Đúng vậy
    .change-it = Sửa

moment-day-evidence = Bạn nói { $day }. Theo kết quả tôi tự so sánh, { $count } bản ghi bị mất hoặc bị sửa trong khoảng từ { $from } đến { $to }. Bản sao lưu cuối cùng trước đó là lúc { $snapshot }. Có phải bạn nói đến lần này không?
    .right = Đúng rồi
    .change-it = Đổi

moment-day-said-back = Bạn nói { $day }. Ngày đó không có bản sao lưu nào; bản cuối cùng trước đó là lúc { $snapshot }. Như vậy đúng không?
    .right = Đúng rồi
    .change-it = Đổi

reading-differs = Xin lưu ý: đến lúc đó { $count } bản ghi đã mất rồi và không có trong bản sao lưu lúc { $snapshot }. Bản cuối cùng còn đủ mọi thứ là lúc { $from }.

reading-differs-changed = Xin lưu ý: đến lúc đó { $count } bản ghi đã bị sửa rồi, và bản sao lưu lúc { $snapshot } chứa các giá trị đã bị sửa. Bản cuối cùng trước lần sửa đó là lúc { $from }.
reading-differs-names = Đó là: { $names }.
reading-differs-some = Ví dụ: { $names }.

reading-later = Xin lưu ý: sau lúc đó { $count } bản ghi vẫn còn; bản sao lưu { $from } có đủ tất cả. Nếu dùng bản cũ hơn ({ $snapshot }), khôi phục toàn bộ CRM sẽ hủy cả những gì đồng nghiệp của bạn đã làm trong khoảng giữa.

reading-later-changed = Xin lưu ý: sau lúc đó { $count } bản ghi bị sửa vẫn còn đúng; bản sao lưu { $from } có giá trị đúng. Nếu dùng bản cũ hơn ({ $snapshot }), khôi phục toàn bộ CRM sẽ hủy cả những gì đồng nghiệp của bạn đã làm trong khoảng giữa.
reading-rest-later = { $count } bản ghi còn lại vẫn còn lúc { $from }, sau đó mới mất.

moment-said-back = { $moment } (giờ { $zone }, { $days ->
        [0] hôm nay
        [1] hôm qua
       *[other] { $days } ngày trước
    }). Bản sao lưu trước đó là lúc { $snapshot }. Như vậy đúng không?
    .right = Đúng rồi
    .change-it = Đổi

moment-from-evidence = Không sao, các bản sao lưu sẽ giúp chúng ta. Đã có chuyện xảy ra trong các khoảng thời gian này. Khoảng nào đúng?
    .by-snapshot = Tôi muốn chọn một bản sao lưu
    .other-moment = Không có khoảng nào đúng

moment-no-evidence = Các bản sao lưu không cho thấy thời điểm xảy ra. Bạn có thể chọn luôn một bản sao lưu, hoặc cho tôi biết khoảng lúc nào.
    .by-snapshot = Chọn một bản sao lưu
    .other-moment = Nói khoảng lúc nào
    .person = Gặp nhân viên hỗ trợ

moment-by-snapshot = Bạn muốn dùng bản sao lưu nào? Hiện có:
    .other-moment = Tôi muốn nói lúc bị mất thì hơn

moment-snapshot-noted = Tôi đã ghi: lấy dữ liệu như lúc { $snapshot }.

why-moment = Tôi tìm bản sao lưu cuối cùng còn đủ mọi thứ. Nếu thời điểm không đúng, bản đó có thể thiếu bản ghi, hoặc phần việc mới hơn có thể bị mất.

# ---- options (R15 to R21, B06) ----
only-full-fields = Bạn bị mất: { $kinds }. Nếu đã bị xóa thì khôi phục toàn bộ CRM không lấy lại được. Chỉ khôi phục toàn bộ tài khoản mới lấy lại được.

only-full-outside = Bạn bị mất: { $kinds }. Phần này nằm ngoài các bản ghi CRM, và chỉ khôi phục toàn bộ tài khoản mới lấy lại được.

only-full-notes = Bạn bị mất: { $kinds }. Phần này không có trong tệp, cũng không có trong khôi phục chọn lọc; chỉ khôi phục toàn bộ tài khoản mới lấy lại được.

not-held-yet = Thành thật mà nói, các bản sao lưu của chúng tôi chưa chứa { $kinds }, nên tôi không tự khôi phục được. Tôi có thể ghi lại yêu cầu để nhân viên xử lý tiếp.

about-selective = Khôi phục chọn lọc: mỗi bản ghi bị mất được lấy lại theo phiên bản tốt gần nhất, mỗi bản ghi bị hỏng được trả lại các trường của nó, và mọi thứ khác giữ nguyên. Bạn xem trước những gì sẽ thay đổi và chọn những gì cần lấy lại.

about-csv = Tệp CSV: bạn nhận các bản ghi đúng như vào một ngày nhất định, rồi nhập những gì bạn cần. Không có gì khác thay đổi, nên đây là cách an toàn nhất và hợp với CRM đang có nhiều người làm việc; phần nhập thì bạn tự làm.

about-crm-rollback = Khôi phục toàn bộ CRM: cả CRM quay về một ngày trước đó. Cách này hợp khi mất cả danh sách liên hệ, công ty, khách hàng tiềm năng hoặc giao dịch. Mọi thay đổi trong CRM từ ngày đó sẽ bị mất, và những gì mới hơn cũng có thể bị gỡ bỏ.

about-full-rollback = Khôi phục toàn bộ tài khoản: cả tài khoản quay về một ngày trước đó, gồm CRM và mọi phần khác. Mọi thứ mới và mọi thay đổi trong tài khoản từ ngày đó sẽ bị mất. Tôi chưa tự làm được; tôi sẽ ghi lại yêu cầu cho bạn.

option-selective-fits = Khôi phục chọn lọc: chỉ lấy lại những gì bị mất hoặc bị hỏng ({ $kinds }); mọi thứ khác giữ nguyên.

option-csv-fits = Tệp CSV: các bản ghi đúng như vào một ngày nhất định, để bạn tự nhập. Không có gì khác thay đổi.

csv-holds = Tệp chứa liên hệ, công ty, khách hàng tiềm năng và giao dịch. Tệp không chứa hoạt động, bình luận và lịch sử.

csv-size-estimate = Muốn có tệp thì cơ sở dữ liệu không được quá { $limit } GB; cơ sở dữ liệu của bạn khoảng { $size } GB (ước tính).

option-csv-too-large = Tệp CSV: trường hợp này không làm được. Cách này dành cho cơ sở dữ liệu tối đa { $limit } GB, còn cơ sở dữ liệu này có { $size } GB.

option-crm-rollback-fits = Khôi phục toàn bộ CRM: cả CRM quay về một ngày trước đó. Mọi thay đổi từ ngày đó sẽ bị mất, và những gì mới hơn cũng có thể bị gỡ bỏ.

option-full-rollback-fits = Khôi phục toàn bộ tài khoản: cả tài khoản quay về một ngày trước đó, gồm CRM và mọi phần khác. Mọi thứ mới và mọi thay đổi trong tài khoản từ ngày đó sẽ bị mất. Tôi chưa tự làm được; tôi sẽ ghi lại yêu cầu cho bạn.

option-full-rollback-more = Khôi phục toàn bộ tài khoản: cả tài khoản quay về một ngày trước đó, và mọi thay đổi từ ngày đó sẽ bị mất. Như vậy là nhiều hơn mức cần thiết ở đây, và tôi chỉ có thể ghi lại yêu cầu.

option-full-rollback-only = Khôi phục toàn bộ tài khoản: cả tài khoản quay về một ngày trước đó, gồm các trường, sản phẩm, nhiệm vụ và mọi phần khác. Mọi thứ mới và mọi thay đổi trong tài khoản từ ngày đó sẽ bị mất. Tôi chưa tự làm được; tôi sẽ ghi lại yêu cầu cho bạn.

option-file-as-wished = Bạn muốn có tệp, nên chúng ta làm theo cách đó.

no-options = Trường hợp này không có cách khôi phục nào mà tôi được phép đề nghị.

choose-option = Tôi khuyên bạn chọn: { $option }, vì { $reason }. Bạn muốn dùng cách nào?
    .selective = Khôi phục chọn lọc
    .csv = Tệp CSV
    .crm-rollback = Khôi phục toàn bộ CRM
    .full-rollback = Khôi phục toàn bộ tài khoản

advice-selective = đây là cách nhẹ nhàng nhất, và không ai mất phần việc của mình
advice-csv = trong Bitrix24 của bạn không có gì thay đổi ngoài những gì bạn tự nhập
advice-crm-rollback = cách này lấy lại cả một danh sách cùng lúc
advice-full-rollback = không cách nào nhẹ hơn mà lấy lại được hết

option-told = Bạn nói: { $told }. Chúng ta làm theo cách đó nhé? Tôi thì khuyên bạn chọn cách khác: { $option }, vì { $reason }.
    .right = Vâng, như tôi đã nói
    .selective = Khôi phục chọn lọc
    .csv = Tệp CSV
    .crm-rollback = Khôi phục toàn bộ CRM
    .full-rollback = Khôi phục toàn bộ tài khoản

option-told-fits = Bạn nói: { $told }. Tôi cũng khuyên như vậy, vì { $reason }. Chúng ta làm theo cách đó nhé?
    .right = Vâng, như tôi đã nói
    .selective = Khôi phục chọn lọc
    .csv = Tệp CSV
    .crm-rollback = Khôi phục toàn bộ CRM
    .full-rollback = Khôi phục toàn bộ tài khoản

option-not-offered = Bạn nói: { $option }. Ở đây không dùng được cách đó; có thể dùng các cách sau:

no-option = Điều bạn cần không nằm trong các cách khôi phục mà dịch vụ này có. Có thể nhân viên biết cách khác.
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

why-option = Các cách khác nhau ở chỗ chúng còn ảnh hưởng đến những gì khác. Cách nhẹ nhàng nhất mà vẫn lấy lại được dữ liệu thường là cách tốt nhất.

refused-full-owner = Khôi phục toàn bộ tài khoản ảnh hưởng đến cả tài khoản, nên chỉ chủ sở hữu, tức người đã đăng ký Bitrix24, mới được yêu cầu. Là quản trị viên, bạn vẫn dùng được các cách khác.
    .other-option = Chọn cách khác
    .check-again = Kiểm tra lại
    .stop = Dừng ở đây

refused-full-owner-unknown = Chỉ chủ sở hữu tài khoản Bitrix24 mới được yêu cầu khôi phục toàn bộ tài khoản, mà tôi chưa xác định được đó là ai. Đơn vị vận hành dịch vụ này có thể chỉ định chủ sở hữu.
    .other-option = Chọn cách khác
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

why-full-owner = Khôi phục toàn bộ tài khoản làm mất phần việc mới của mọi người trong tài khoản. Quyết định đó thuộc về người đã đăng ký Bitrix24.

# ---- snapshot (R23) ----
snapshots-available = { $count ->
        [1] Có một bản sao lưu, lúc { $newest }.
       *[other] Có { $count } bản sao lưu, từ { $oldest } đến { $newest }.
    }

snapshot-closest = Bản gần nhất trước khi xảy ra là lúc { $snapshot }. Chúng ta dùng bản này nhé?
    .other-snapshot = Bản khác

snapshot-wished = Theo lời bạn thì đó là bản lúc { $snapshot }. Chúng ta dùng bản này nhé?
    .other-snapshot = Bản khác

snapshot-proposed = Bản lúc { $snapshot } đã được chọn. Chúng ta dùng bản này nhé?
    .other-snapshot = Bản khác

snapshot-not-there = Bản sao lưu { $number } đã chọn không có, hoặc không còn được giữ nữa.

snapshot-lacks = Xin lưu ý: bản sao lưu lúc { $snapshot } không đầy đủ. Bản này thiếu: { $kinds }.

snapshot-misses = Xin lưu ý: khi bản sao lưu lúc { $snapshot } được tạo, { $count } bản ghi đã mất rồi, nên không có trong bản này.{ $ticked ->
        [0] {" "}Chúng sẽ không được lấy lại.
       *[ticked] {" "}Những gì bạn chọn vẫn được lấy lại, từ bản sao lưu cuối cùng còn giữ chúng.
    }

snapshot-damaged = Xin lưu ý: khi bản sao lưu lúc { $snapshot } được tạo, { $count } bản ghi đã bị sửa rồi. Bản này chứa các giá trị đã bị sửa.{ $ticked ->
        [0] {" "}Các giá trị đó sẽ giữ nguyên.
       *[ticked] {" "}Những gì bạn chọn vẫn trở về các giá trị trước đó, từ bản sao lưu cuối cùng trước lần sửa.
    }

snapshot-all-the-same = Chúng ta vẫn dùng bản sao lưu lúc { $snapshot } nhé?
    .other-snapshot = Bản khác

snapshot-after-loss = Xin lưu ý: bản sao lưu lúc { $snapshot } được tạo sau khi dữ liệu bị mất. Những gì mất trước lúc đó không có trong bản này.

choose-snapshot = Chúng ta dùng bản sao lưu nào?

no-snapshot-before = Không có bản sao lưu nào trước { $moment }; bản cũ nhất là lúc { $oldest }.

no-snapshot = Không có bản sao lưu từ trước khi mất thì tôi không lấy lại được dữ liệu. Nếu thời điểm thật ra là lúc khác, chúng ta có thể kiểm tra lại; hoặc nhân viên sẽ xử lý tiếp.
    .look-again = Kiểm tra lại
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

why-snapshot = Bản sao lưu quyết định những gì được lấy lại. Bản gần nhất trước khi mất chứa nhiều phần việc của bạn nhất.

# ---- tariff (R25 to R28) ----
tariff-refused = Tôi đã tìm thấy bản sao lưu lúc { $snapshot }. Khôi phục và xuất tệp chỉ có trong các gói: { $tariffs }. Gói của bạn ({ $tariff }) không có.

upgrade-first = Bạn không phải trả tiền trước khi biết có làm được không: bản sao lưu đã có sẵn. Bạn có thể đổi gói tại Đăng ký > Nâng cấp. Nếu muốn, tôi giữ yêu cầu của bạn và bản sao lưu này đến lúc đó.

plus-archived = Riêng gói Plus thì không còn mua hay chuyển sang được nữa.

tariff-refused-next = Chúng ta làm gì tiếp?
    .upgraded = Tôi đã nâng cấp
    .wait = Giữ yêu cầu của tôi
    .stop = Dừng ở đây

tariff-unclear = Gói của bạn ({ $tariff }) có bao gồm khôi phục hay không thì phải do nhân viên quyết định. Tôi có thể ghi lại yêu cầu của bạn kèm mọi điều chúng ta đã tìm thấy; trong lúc đó bản sao lưu lúc { $snapshot } được giữ lại.
    .record-it = Ghi lại
    .check-again = Kiểm tra lại
    .stop = Dừng ở đây

waiting-for-upgrade = Yêu cầu của bạn được giữ lại: { $option }, với bản sao lưu lúc { $snapshot }. Ngay khi gói được đổi, chúng ta tiếp tục từ đây.
    .upgraded = Tôi đã nâng cấp
    .stop = Tôi không cần nữa

tariff-changed = Gói của bạn đã đổi. Chúng ta tiếp tục nhé.

why-tariff = Khôi phục và xuất tệp chỉ có trong một số gói. Đây là điều khoản của các gói, không phải do tôi đặt ra.

week-refused = Cứ { $restore-days } ngày chỉ được khôi phục toàn bộ một lần. Lần gần nhất chạy lúc { $last-restore }; lần tiếp theo được phép từ { $next-restore }. Khôi phục chọn lọc và xuất tệp không tính vào đây, nên bạn làm được ngay bây giờ.
    .other-option = Chọn cách khác
    .person = Gặp nhân viên hỗ trợ
    .stop = Dừng ở đây

why-week = Khôi phục toàn bộ làm mất phần việc mới của mọi người. Làm nhiều lần liền nhau thì hại nhiều hơn lợi.

by-person = Ở đây, việc khôi phục do nhân viên thực hiện sau khi kiểm tra. Tôi có thể ghi lại yêu cầu của bạn kèm mọi điều chúng ta đã tìm thấy.
    .record-it = Ghi lại
    .stop = Dừng ở đây

why-by-person = Đơn vị vận hành dịch vụ này quyết định rằng lần khôi phục nào cũng phải có người xem trước.

full-rollback-terms = Khôi phục toàn bộ tài khoản đưa cả tài khoản về lúc { $snapshot }. Mọi thứ mới và mọi thay đổi trong tài khoản từ lúc đó sẽ bị mất.

full-rollback-recorded-only = Tôi chưa tự khôi phục toàn bộ tài khoản được. Tôi ghi lại yêu cầu kèm mọi điều bạn đã cho biết, rồi nhân viên xử lý tiếp.
    .record-it = Ghi lại
    .other-option = Chọn cách khác
    .stop = Dừng ở đây

why-full-rollback = Khôi phục toàn bộ tài khoản là cách phải trả giá nhiều nhất. Tôi muốn bạn biết điều đó trước khi yêu cầu được ghi lại.

# ---- groups (B06) ----
choose-groups = Bạn hãy chọn những gì cần lấy lại (đang chọn { $count } nhóm). Những gì đã xóa có chủ ý thì để trống.
    .go-on = Tiếp tục với các nhóm này

choose-groups-none = Bạn chưa chọn gì, nên sẽ không có gì được lấy lại. Bạn hãy chọn những gì cần lấy lại, hoặc thôi không làm nữa.

why-groups = Các bản ghi mất vào những lúc khác nhau. Có thể một số được xóa có chủ ý: chỉ những nhóm bạn chọn mới được lấy lại.

# ---- preview (B03, B04, R13) ----
making-plan = Bạn đợi một lát, tôi đang tính xem những gì sẽ thay đổi…
file-all-records-told = Bạn đã nói: tất cả bản ghi.
file-only-missing-told = Bạn đã nói: chỉ những gì bị thiếu.

file-preview = Tệp sẽ chứa { $kinds } như lúc { $snapshot }. Bạn muốn lấy mọi bản ghi, hay chỉ những bản ghi đang thiếu trong Bitrix24?
    .only-missing = Chỉ những gì đang thiếu
    .all-records = Mọi bản ghi
    .other-option = Chọn cách khác
    .other-snapshot = Bản sao lưu khác
    .cancel = Dừng ở đây

file-preview-all = Hiện trong Bitrix24 của bạn không thiếu mục nào trong số này: { $kinds }. Vì vậy tệp sẽ chứa tất cả, theo trạng thái lúc { $snapshot }, với các giá trị khi đó. Tôi tạo tệp nhé?
    .go-on = Có, tạo tệp
    .other-option = Chọn cách khác
    .other-snapshot = Bản sao lưu khác
    .cancel = Dừng ở đây

plan-empty = Không có gì để khôi phục: những gì bản sao lưu này chứa đều đã có trong Bitrix24 của bạn.
plan-empty-by-name = Theo những tên bạn đã nêu, không còn gì để khôi phục.

plan-empty-next = Chúng ta làm gì tiếp?
    .other-option = Chọn cách khác
    .other-snapshot = Bản sao lưu khác
    .finish = Vậy là xong

preview = Đây là những gì sẽ xảy ra ({ $option }, bản sao lưu lúc { $snapshot }). Chưa có gì bị thay đổi.

preview-recreate = • Sẽ tạo lại: { $counts }. Chúng sẽ có ID mới, và các liên kết trỏ đến chúng được chuyển sang ID mới.

preview-change-back = • Sẽ đưa về như cũ: { $counts }.

preview-remove = • Sẽ gỡ bỏ, vì mới hơn bản sao lưu: { $counts }.
newer-stay-now = Được, vậy các bản ghi mới hơn được giữ lại. Tôi lập lại kế hoạch mà không gỡ bỏ gì.
answer-removes = Với kế hoạch này, các bản ghi mới hơn bản sao lưu sẽ bị gỡ bỏ: { $counts }. Nếu muốn giữ chúng, bạn hãy viết “giữ bản ghi mới”.
confirm-removes = Lưu ý: các bản ghi mới hơn bản sao lưu sẽ bị gỡ bỏ: { $counts }.

preview-cut-links = • Liên kết mất theo chúng, trong { $count } bản ghi được giữ lại. Các liên kết này được liệt kê trong tệp những gì sẽ mất, và hoàn tác lần khôi phục sẽ trả chúng lại.

preview-relink = • Liên kết được chuyển sang ID mới: { $count }.

links-left-out = • Không gồm liên kết đến { $counts }, vì các bản ghi này không được chọn. Khi bạn khôi phục chúng sau này, các liên kết cũng được đặt lại.

preview-conflicts = • Giữ nguyên, trong { $count } bản ghi: những gì ai đó đã sửa sau khi dữ liệu bị hỏng. Phần này được liệt kê trong tệp.

left-already-there = • Không tạo lại, vì đã có lại trong Bitrix24: { $count } bản ghi.

left-made-again = • Không tạo lần thứ hai, vì ai đó đã nhập lại bằng tay: { $count } bản ghi. Bạn hãy so sánh, vì bản ghi cũ có thể chứa nhiều thông tin hơn.

left-gone = • Không sửa, vì không còn trong Bitrix24: { $count } bản ghi.

left-gone-since = • Có người xóa lại trong lúc đang khôi phục: { $count } bản ghi.

left-without-owner = • Bỏ qua, vì bản ghi mà chúng thuộc về không tạo được: { $count } bản ghi.

left-only-while-creating = • Vẫn thiếu liên kết, trong { $count } bản ghi: Bitrix24 chỉ nhận các liên kết này ngay lúc tạo bản ghi. Tệp nêu rõ từng liên kết.

left-pointed-at = • Không gỡ bỏ, vì có bản ghi do ai đó tạo hoặc sửa từ lúc đó đang trỏ đến: { $count } bản ghi.

preview-automation = • Đặt lại liên kết và giá trị trong { $count } bản ghi có thể kích hoạt các quy tắc tự động của bạn, ví dụ gửi email hoặc tạo nhiệm vụ. Tạo bản ghi thì không.

preview-ticked-in-vain = • Không cần làm gì với { $count } nhóm bạn đã chọn: các bản ghi trong đó đã trở lại hoặc đã được sửa đúng, hoặc lúc này tôi không đọc được, hoặc không còn bản sao lưu nào chứa chúng.

preview-without = • Bỏ ra theo yêu cầu: { $name } ({ $count } bản ghi).

preview-only = • Chỉ lấy theo yêu cầu: { $name } ({ $count } bản ghi).

name-not-found = • “{ $name }” không nằm trong những gì sẽ trở lại. Nếu lẽ ra phải có, bạn kiểm tra lại cách viết nhé.

name-not-found-only = • “{ $name }” không nằm trong những gì sẽ trở lại. Nếu lẽ ra phải có, bạn kiểm tra lại cách viết nhé.

name-unclear = • “{ $name }” khớp với nhiều bản ghi: { $names }. Bạn cho tôi biết tên đầy đủ; từ giờ đến lúc đó chưa bỏ bản ghi nào ra.

name-unclear-only = • “{ $name }” khớp với nhiều bản ghi: { $names }. Bạn cho tôi biết tên đầy đủ; từ giờ đến lúc đó chưa lấy bản ghi nào.

preview-fewer = • Tôi thấy { $shown } bản ghi bị sửa; { $count } bản ghi trong số đó sẽ không được đưa về như cũ: từ đó đến giờ chúng đã được sửa đúng hoặc lại bị sửa tiếp.

preview-not-held = • Không gồm, vì chưa bản sao lưu nào chứa: { $kinds }.

rollback-warning = Đây là khôi phục toàn bộ: mọi thay đổi trong CRM từ { $snapshot } đến nay sẽ bị hủy, kể cả công việc của đồng nghiệp bạn.

preview-new-stay = { $count } bản ghi mới hơn bản sao lưu. Chúng được giữ lại, trừ khi bạn muốn gỡ bỏ cả chúng.

preview-lost-file = Để không có gì mất hẳn, đây là tệp chứa mọi thứ mà việc khôi phục toàn bộ sẽ ghi đè hoặc gỡ bỏ. Bạn hãy giữ tệp này.

applies-to-everybody = Việc này áp dụng cho mọi người trong tài khoản, không bao giờ chỉ cho một người dùng.

preview-duration = Việc này mất { $span }.

preview-go-on = Chi tiết nằm trong tệp. Chúng ta sang bước xác nhận nhé?
    .go-on = Tiếp tục
    .remove-new = Gỡ bỏ cả bản ghi mới hơn
    .keep-new = Giữ bản ghi mới hơn
    .other-option = Chọn cách khác
    .other-snapshot = Bản sao lưu khác
    .cancel = Dừng ở đây

why-preview = Bạn nên thấy việc khôi phục sẽ thay đổi gì trước khi xác nhận, chứ không phải sau đó.

# ---- confirmation (R24) ----
confirm-file = Tôi tạo tệp nhé? ({ $portal }: { $option }, bản sao lưu lúc { $snapshot }.) Không có gì thay đổi trong Bitrix24 của bạn.
    .confirm = Có, tạo tệp
    .back = Quay lại
    .cancel = Dừng ở đây

can-be-undone = Sau đó bạn vẫn có thể hoàn tác: chỉ gỡ lại đúng những gì lần khôi phục này đã làm, không đụng đến thứ gì khác.
confirm-creates = Sẽ được tạo lại: { $counts }.
confirm-changes = Sẽ có lại giá trị cũ: { $counts }.

confirm-button = Bạn hãy xác nhận cho tài khoản { $portal }: { $option } với bản sao lưu lúc { $snapshot }.
    .confirm = Có, khôi phục
    .back = Quay lại
    .cancel = Dừng ở đây

confirm-typed = Bạn hãy xác nhận: { $option } với bản sao lưu lúc { $snapshot }. Vì việc này ảnh hưởng đến mọi người, bạn hãy nhập tên tài khoản Bitrix24 của bạn: { $portal }
    .back = Quay lại
    .cancel = Dừng ở đây

confirm-differs = Đó không phải tên tài khoản Bitrix24 của bạn. Để xác nhận, hãy nhập { $portal }; để thôi, hãy viết “hủy”. Chưa có gì bị thay đổi.

confirm-large = Việc này đụng đến { $percent }% tổng số bản ghi trong Bitrix24 của bạn, nhiều hơn mức thường thấy. Bạn có chắc không?
    .yes-large = Có, tôi chắc
    .back = Quay lại
    .cancel = Dừng ở đây

plan-expired = Bản xem trước chỉ dùng được đến { $until }. Chưa có gì bị thay đổi; tôi đang tạo lại.

plan-stale = Từ lúc có bản xem trước, dữ liệu trong Bitrix24 của bạn đã thay đổi quá nhiều nên bản đó không còn đúng. Tôi chưa thay đổi gì và đang tạo lại.

plan-overtaken = Từ lúc có bản xem trước này, { $known ->
        [0] ai đó đã xác nhận một lần khôi phục khác
        [1] người dùng { $who } đã xác nhận một lần khôi phục khác ({ $restore }, bắt đầu lúc { $since })
       *[named] { $who } đã xác nhận một lần khôi phục khác ({ $restore }, bắt đầu lúc { $since })
    }, nên bản xem trước không còn đúng. Lần của bạn chưa làm gì cả; tôi đang tạo lại bản xem trước.

why-confirm = Không có gì chạy trước khi bạn xác nhận bản sao lưu, thời điểm của nó và cách khôi phục. Lời xác nhận chỉ có giá trị cho đúng bản xem trước này.

# ---- running, result, undo (R30, B05, B07, B08) ----
running = Đã bắt đầu ({ $option }). Nếu bị ngắt giữa chừng cũng không mất gì: việc sẽ chạy tiếp từ chỗ đang dở.

going-on = Tôi chạy tiếp { $restore } từ chỗ đang dở. Những gì đã làm sẽ không làm lại.

why-go-on = Lần khôi phục này đã được xác nhận khi bắt đầu, rồi bị ngắt giữa chừng. Để dở dang thì không giúp được ai: có thể chạy tiếp hoặc hoàn tác.

progress = { $percent }% ({ $done }/{ $of } bước)

why-run = Bạn là người quyết định giữ kết quả hay hoàn tác.

restored = Xong rồi. ({ $restore })
outcome-done = Rồi, { $restore } đã xong: mọi thứ đã được đọc lại và so sánh với bản sao lưu.
outcome-partly = { $restore } đã xong, nhưng không phải mọi thứ đều như dự định: báo cáo ở trên của tôi ghi rõ những gì.
outcome-undone = Rồi, { $restore } đã được hoàn tác.
outcome-file = Rồi, tệp ở ngay phía trên, trong cuộc trò chuyện này. Trong Bitrix24 không có gì thay đổi.
outcome-nothing = Cho đến giờ ở đây chưa khôi phục gì; tôi chỉ mới đọc.


result-created = • Đã tạo lại: { $counts }. Chúng có ID mới, và lấy hôm nay làm ngày tạo nếu Bitrix24 không nhận ngày trước đó.

result-changed = • Đã đưa về như cũ: { $counts }.

result-removed = • Đã gỡ bỏ: { $counts }.

result-relinked = • Liên kết đã chuyển sang ID mới: { $count }.

result-cut-links = • Liên kết đã mất theo những gì được gỡ bỏ, trong { $count } bản ghi. Hoàn tác lần khôi phục sẽ trả chúng lại.

result-kept = • Đã giữ nguyên, trong { $count } bản ghi: những gì ai đó đã sửa từ lúc đó.

result-refused = • Bitrix24 không nhận: { $count } giá trị. Từng giá trị được liệt kê kèm lý do.

result-not-taken = • { $what }: { $reason }{ $quoted ->
        [0] {""}
       *[said] {" "}(nguyên văn: “{ $words }”)
    }.

difference-refused = Bitrix24 đã từ chối
difference-not-taken = Bitrix24 giữ giá trị của riêng nó
difference-only-while-creating = Bitrix24 chỉ nhận giá trị này ngay lúc tạo bản ghi
difference-field-deleted = trường này đã bị xóa trong Bitrix24
difference-points-at-gone = giá trị này trỏ đến một bản ghi không còn nữa
difference-left-out = liên kết này trỏ đến một bản ghi không được chọn trong lần khôi phục này; khi bản ghi đó cũng được khôi phục, liên kết sẽ được đặt lại
difference-value-gone = Bitrix24 không còn giai đoạn, quy trình, nguồn hoặc lựa chọn này

result-unknown = • Với { $count } bước, Bitrix24 không cho biết kết quả ra sao. Tôi đã kiểm tra và không tạo gì hai lần; bạn hãy xem lại các bước này trong tệp.

result-verified = Tôi đã đọc lại tất cả và so sánh với bản sao lưu.

result-not-verified = Tôi chưa đọc lại được hết, nên chưa so sánh được tất cả.

undo-verified = Tôi đã đọc lại tất cả và so sánh với dữ liệu ngay trước lần khôi phục.

work-goes-on = Bạn và đồng nghiệp có thể tiếp tục làm việc.
groups-unclear = Tôi giữ nguyên các mục đã chọn vì chưa chắc ý bạn. Bạn hãy bấm vào một nhóm để chọn hoặc bỏ chọn, hoặc viết chẳng hạn “chỉ liên hệ” hay “không lấy công ty”.

groups-press = Có nhiều nhóm như vậy. Hãy bấm nhóm bạn muốn nói, để tôi không chọn nhầm.
restore-then-file = Từng việc một: trước tiên là khôi phục, chúng ta chuẩn bị ngay bây giờ. Khi xong, hãy nói “tệp CSV”, tôi sẽ tạo tệp.
result-but = Vậy là vẫn còn điều chưa đúng. Nếu còn thiếu bản ghi, hãy nói với tôi và tôi so sánh lại. Nếu một giá trị chưa đúng, các tệp ở trên cho biết những gì được giữ nguyên và vì sao. Hoàn tác sẽ lấy lại đúng lần khôi phục này.

result-next = Bạn thấy đúng chưa? Nếu chưa, tôi có thể hoàn tác đúng lần khôi phục này.
    .undo = Hoàn tác
    .more-missing = Vẫn còn thiếu
    .all-good = Ổn cả rồi

result-no-undo = Bạn thấy đúng chưa?
    .more-missing = Vẫn còn thiếu
    .all-good = Ổn cả rồi

exporting = Bạn đợi một lát, tôi đang tạo tệp…

exported = Xong rồi: { $counts }.

exported-nothing = Tệp sẽ trống: trong những gì bạn cần, không có gì bị thiếu trên Bitrix24.

export-neutralised = { $count } ô bắt đầu bằng một ký tự khiến bảng tính hiểu là công thức và chạy nó. Tôi đã đặt thêm một dấu ở trước; danh sách có trong README.txt.

export-how-to = Để đưa bản ghi trở lại: bạn mở danh sách trong Bitrix24, ví dụ CRM > Liên hệ, rồi chọn Nhập ở nút bánh răng. Nếu có nhiều danh sách, hãy nhập công ty trước, rồi đến liên hệ, sau đó là khách hàng tiềm năng và giao dịch. Nhập tệp chỉ tạo bản ghi mới: những bản ghi vẫn còn trong Bitrix24 sẽ bị trùng, nên hãy bỏ các dòng đó ra.

export-next = Bạn đã có đủ những gì cần chưa?
    .all-good = Rồi, cảm ơn
    .another-file = Tệp khác hoặc cách khác

nothing-to-undo = Không có gì để hoàn tác.

undo-remove = • Sẽ gỡ bỏ lại: { $counts }.

undo-change = • Sẽ trở về các giá trị ngay trước lần khôi phục: { $counts }.

undo-recreate = • Sẽ tạo lại: { $counts }.

undo-relink = • Liên kết sẽ trở về như ngay trước lần khôi phục: { $count }.

undo-relinked = • Liên kết đã trở về như ngay trước lần khôi phục: { $count }.

undo-changed = • Đã trở về các giá trị ngay trước lần khôi phục đó: { $counts }.

undo-kept = • Giữ nguyên, vì đã có người sửa từ lúc đó: { $count }.

undo-confirm = Tôi hoàn tác lần khôi phục này nhé? Việc này mất { $span }.
    .undo-now = Có, hoàn tác
    .keep-it = Không, giữ lại

undoing = Tôi đang hoàn tác…

undone = Đã hoàn tác. ({ $restore })

after-undo = Mọi thứ đã trở lại như ngay trước lần khôi phục đó, kể cả những gì bị thiếu hoặc sai lúc ấy. Ta làm gì tiếp theo?
    .other-option = Chọn cách khác
    .finish = Để nguyên như vậy
after-undo-in-part = Gần như mọi thứ đã trở lại như ngay trước lần khôi phục đó. Những gì Bitrix24 không nhận, hoặc tôi chưa kiểm tra được, đã nêu ở trên; bạn có thể tự sửa trong Bitrix24. Ta làm gì tiếp theo?
    .other-option = Chọn cách khác
    .person = Gặp nhân viên hỗ trợ
    .finish = Để nguyên như vậy


why-undo = Hoàn tác chỉ gỡ lại đúng những gì lần khôi phục đã làm, từ mới nhất đến cũ nhất. Những gì mọi người làm từ lúc đó được giữ nguyên.

# What is said beside the matter: small talk, questions, emergencies.

talk-greeting = Xin chào! Tôi đây.
talk-thanks = Không có gì ạ.
talk-goodbye = Tạm biệt bạn! Mọi thứ ở đây được giữ nguyên; khi nào bạn quay lại, chúng ta tiếp tục từ chỗ đang dở.
talk-how-are-you = Tôi vẫn ổn, cảm ơn bạn. Quan trọng hơn là dữ liệu của bạn có ổn không.
talk-joke = Trên đời có hai kiểu người: người sao lưu dữ liệu, và người chưa từng mất dữ liệu. Đi cùng tôi, bạn thuộc kiểu thứ nhất.
talk-idle = Chuyện đó thì tôi không biết rồi: tôi chỉ thấy CRM của bạn và các bản sao lưu của nó.
talk-pause = Bạn cứ từ từ, tôi chờ.
talk-contact = Cảm ơn bạn, tôi đã ghi lại. Bản thân tôi không gọi điện hay viết thư mà trả lời ngay tại đây; đồng nghiệp nào tiếp nhận sẽ đọc được cùng với toàn bộ cuộc trò chuyện.
talk-where-file = Tệp tôi đã tạo nằm ở phía trên trong cuộc trò chuyện này: bạn mở hoặc lưu từ đó. Trong cửa sổ dòng lệnh, ở đó có ghi đường dẫn của tệp.
language-noticed = { $invitation }
talk-bot = Tôi là một chương trình, trợ lý của dịch vụ này, không phải người thật. Tôi kiểm tra, giải thích và khôi phục những gì bạn xác nhận. Nếu muốn gặp người thật, bạn hãy viết “gặp nhân viên”.
talk-insult = Tôi hiểu hôm nay là một ngày khó khăn với bạn, và xin lỗi nếu tôi làm bạn thêm mệt. Các bản sao lưu của bạn vẫn an toàn, và không có gì thay đổi nếu bạn chưa đồng ý. Chúng ta tiếp tục, hay bạn muốn gặp nhân viên hỗ trợ?
    .go-on = Tiếp tục
    .person = Gặp nhân viên hỗ trợ

emergency = Bạn hãy bình tĩnh: các bản sao lưu của bạn vẫn an toàn, dù chuyện gì đang xảy ra trong Bitrix24. Bạn hãy làm ngay những việc sau, theo đúng thứ tự. Thứ nhất: nếu biết đó là ai, hãy cho người dùng ấy thôi việc trong Bitrix24 (mục Nhân viên) để họ không vào được nữa; nếu không biết, hãy đổi mật khẩu của tất cả quản trị viên. Thứ hai: xóa những webhook và ứng dụng lạ trong Bitrix24, và thay những webhook mà địa chỉ có thể đã bị lộ, kể cả của chúng tôi. Những gì đã bị xóa có thể lấy lại sau; vì vậy đừng khôi phục gì khi kẻ đó vẫn còn ở trong.

partner = { $partner-known ->
        [0] Chuyên gia tích hợp, tức đối tác Bitrix24, có thể cùng bạn xem xét Bitrix24 của bạn, kể cả khi gói của bạn không có hỗ trợ trong cuộc trò chuyện. Để tìm đối tác gần bạn, hãy mở trang web Bitrix24 và chọn mục Đối tác. Trong Bitrix24 của bạn cũng có danh sách này.
       *[known] Chuyên gia tích hợp, tức đối tác Bitrix24, có thể cùng bạn xem xét Bitrix24 của bạn. Bạn liên hệ đối tác của chúng tôi tại đây: { $partner }
    }
partner-wanted = Bạn có muốn tôi ghi lại thành yêu cầu không? Hãy viết vào đây điều bạn cần đối tác làm; những gì chúng ta đã tìm thấy đến giờ sẽ được gửi kèm.
    .record-it = Ghi lại, không cần thêm gì
    .go-back = Không cần, tiếp tục
partner-open = Bạn đã yêu cầu đối tác rồi: số { $number }, ghi lúc { $at }, vẫn đang mở. Bạn muốn bổ sung gì không? Cứ viết vào đây, tôi sẽ thêm vào yêu cầu đó.
    .go-back = Không cần, tiếp tục
why-partner = Đối tác giúp được tốt hơn khi biết bạn cần gì và chúng ta đã tìm thấy gì ở đây. Không có gì được chuyển đi trước khi có người xem yêu cầu của bạn.
no-partner = Ở đây tôi không giới thiệu được chuyên gia tích hợp. Đơn vị vận hành dịch vụ này thì có thể: { $contact }

plus-archived-asked = Gói Plus đã ngừng bán, nên tôi không thể đề nghị gói này. Tài khoản tạo sau ngày 18/3/2019 mà chưa từng dùng gói thương mại thì không chuyển sang Plus được; tài khoản đang dùng gói thương mại khác cũng vậy. Ai đang dùng Plus thì vẫn gia hạn được, cho đến khi tài khoản đổi gói hoặc trở về gói Miễn phí.

answer-plans = { $tariff-includes ->
        [yes] Khôi phục và xuất tệp có sẵn trong gói của bạn, { $tariff }. Giá của từng gói có trên trang giá của Bitrix24, trong Bitrix24 của bạn tại Đăng ký > Nâng cấp.
        [later] Khôi phục và xuất tệp có trong các gói: { $tariffs }. Gói của bạn: { $tariff }. Giá của từng gói có trên trang giá của Bitrix24, trong Bitrix24 của bạn tại Đăng ký > Nâng cấp. Bạn không cần trả tiền trước khi chúng ta biết là có bản sao lưu; tôi có thể giữ bản đó cho đến khi bạn nâng cấp.
       *[no] Khôi phục và xuất tệp có trong các gói: { $tariffs }. Gói của bạn: { $tariff }. Giá của từng gói có trên trang giá của Bitrix24, trong Bitrix24 của bạn tại Đăng ký > Nâng cấp.
    }
answer-how-long = { $plan-known ->
        [yes] Lần khôi phục này mất khoảng { $plan-span }. Nó bắt đầu khi bạn xác nhận, và khi xong tôi sẽ báo cho bạn ở đây.
       *[no] Việc kiểm tra mất một hai phút. Khôi phục mất bao lâu là tùy lượng dữ liệu được lấy lại: bản xem trước cho biết điều đó, trước khi bạn xác nhận bất cứ điều gì.
    }
answer-if-safe = Trước khi bạn xác nhận, tôi chỉ đọc. Trước mỗi lần khôi phục, bạn thấy bằng con số và trong một tệp những gì sẽ được tạo, sửa và gỡ bỏ. Khôi phục chọn lọc và tệp không đụng đến thứ gì khác; khôi phục toàn bộ thì hủy những gì đã làm từ lúc đó, và tôi luôn nói rõ điều này.
answer-overwrite = { $way ->
        [csv] Không. Tệp không thay đổi gì trong cổng.
        [rollback] Có: khôi phục toàn bộ đưa mọi thứ về ngày đã chọn, và những gì được nhập hoặc thay đổi sau đó sẽ mất. Bản xem trước liệt kê chúng.
        [selective] Không. Khôi phục chọn lọc chỉ chạm vào những gì bị mất hoặc bị hỏng; những gì được nhập sau đó vẫn giữ nguyên.
       *[open] Điều đó tùy vào cách làm. Khôi phục chọn lọc và tệp giữ nguyên những gì được nhập sau đó; với khôi phục toàn bộ thì chúng sẽ mất, và tôi sẽ nói trước.
    }
answer-if-filter = Bộ lọc phía trên danh sách có thể ẩn bản ghi mà không xóa chúng. Việc tôi so sánh cổng với các bản sao lưu không phụ thuộc vào bộ lọc; để chắc chắn, chúng ta sẽ xóa bộ lọc trước khi khôi phục.
answer-permission = Có thể: ai không có quyền xem bản ghi sẽ không thấy nó trong danh sách, dù đồng nghiệp thấy. Quản trị viên của cổng xem và thay đổi các quyền này. Việc so sánh của tôi cho biết bản ghi có còn hay không.
answer-added = Các bản ghi được thêm vào sau đó vẫn còn: khôi phục chọn lọc và tệp không xóa gì, còn khôi phục toàn bộ CRM chỉ gỡ những gì mới hơn nếu bạn chọn điều đó trong bản xem trước. Những gì lần nhập thêm nhầm, bạn có thể tự xóa trong Bitrix24.
answer-one-field = Tôi không thể khôi phục riêng từng trường của bản ghi. Khi giá trị bị hỏng, khôi phục chọn lọc sửa lại những gì đã bị thay đổi và giữ những gì được nhập sau đó. Nếu chỉ cần một trường, hãy lấy tệp CSV và chỉ nhập cột đó.
answer-owners = Người phụ trách là một trường như các trường khác và trở lại cùng bản ghi. Nếu người dùng đó không còn nữa, cổng có thể đặt người khác; khi đó kết quả sẽ nêu rõ.
answer-links = Có: liên kết giữa liên hệ, công ty, lead và giao dịch được đặt lại, trỏ tới số mới nếu bản ghi được tạo lại. Bản xem trước và kết quả cho biết có bao nhiêu liên kết, và nêu những gì không liên kết được.
answer-duplicates = Khôi phục không tạo bản trùng: chỉ tạo lại những gì đang thiếu trong cổng, và kiểm tra ngay trước đó xem chúng đã có lại chưa. Khi bạn tự nhập tệp, Bitrix24 sẽ hỏi xử lý bản trùng thế nào; nó so sánh tên, điện thoại và e-mail.
answer-advice = { $advice ->
        [shown] Đây là lời khuyên của tôi một lần nữa.
        [chosen] Hãy xem phần xem trước hoặc tệp đi kèm. Nếu đúng như bạn mong đợi thì tiếp tục; nếu không, hãy chọn cách khác hoặc bản sao lưu khác. Không có gì bị thay đổi trước khi bạn xác nhận.
        [restored] Hãy xem vài bản ghi trong Bitrix24. Nếu còn thiếu hoặc có gì sai, hãy nói với tôi ở đây.
       *[open] Lời khuyên của tôi tùy vào việc mất gì và mất từ khi nào. Khi rõ cả hai, tôi sẽ nói cách nào phù hợp nhất và vì sao. Đến lúc đó bạn cứ yên tâm: không có gì bị thay đổi trước khi bạn xác nhận.
    }
answer-where-data = Bản sao CRM của bạn và những gì viết ở đây nằm trên máy của bên vận hành dịch vụ này; tôi không chuyển tên hay số điện thoại cho bất kỳ ai. Tôi chỉ đọc và ghi trong chính Bitrix24 của bạn. Khi bạn muốn gặp nhân viên, những gì chúng ta tìm ra cũng được ghi lại cho họ. Mọi câu hỏi về dữ liệu của bạn: { $contact }
answer-who-confirmed = Việc khôi phục chỉ bắt đầu khi một quản trị viên xác nhận; trong cuộc trò chuyện này đó là bạn. Các lần khôi phục trước nằm trong “Yêu cầu của tôi”.
answer-if-undone = { $done ->
        [nothing] Chưa. Ở đây chưa khôi phục gì nên không có gì để hoàn tác.
        [restored] Chưa, { $restore } chưa được hoàn tác. Bạn hãy viết “hoàn tác lần khôi phục”, tôi sẽ cho xem việc đó làm gì.
        [undone] Rồi, { $restore } đã được hoàn tác.
       *[running] Vẫn còn việc đang chạy; xong tôi sẽ báo.
    }
answer-if-changed = { $done ->
        [nothing] Không. Cho đến giờ tôi chỉ đọc; tệp cũng không thay đổi gì.
        [restored] Có: lần khôi phục { $restore } đã thay đổi những gì ghi trong báo cáo của tôi, ngoài ra không gì khác.
        [undone] Không còn nữa: lần khôi phục { $restore } đã được hoàn tác.
       *[running] Đang có một lần khôi phục chạy: nó thay đổi những gì bản xem trước đã cho thấy, ngoài ra không gì khác.
    }
answer-share-file = Tệp này có dữ liệu cá nhân của khách hàng. Chỉ nên đưa cho người thật sự cần, và gửi bằng liên kết có bảo vệ thì tốt hơn là email thường. Nhập xong thì bạn nên xóa tệp.
answer-keep-file = Trong cuộc trò chuyện này, tệp vẫn còn cho đến khi bạn xóa. Chừng nào bản sao lưu của nó còn được giữ ({ $keep-days } ngày), tôi có thể tạo lại tệp.
answer-daily = Mỗi ngày lúc { $daily-at } có một bản sao lưu được tạo, dù bạn dùng gói nào.
answer-how-far-back = Các bản sao lưu được giữ trong { $keep-days } ngày. Khôi phục chỉ quay lại được đến đó, không xa hơn.
answer-bin = Thùng rác của CRM giữ những gì bị xóa trong 30 ngày. Từ đó có thể lấy lại chỉ bằng một cú nhấp, còn nguyên số và lịch sử. Sau đó, hoặc khi có người dọn thùng rác, thì chỉ bản sao lưu còn giữ.
answer-newer = Các bản sao lưu tạo sau khi mất dữ liệu không còn chứa những gì đang thiếu. Bản tốt nhất là bản cuối cùng trước lúc đó: bản cũ hơn lấy lại được ít công việc gần đây hơn, bản mới hơn lấy lại được ít những gì đã mất hơn.
answer-undo = Được. Lần khôi phục nào cũng hoàn tác được: chỉ gỡ lại đúng những gì lần đó đã làm, không đụng đến thứ gì khác. Những gì mọi người làm từ lúc đó được giữ nguyên.
answer-undo-part = Không, chỉ hoàn tác được cả lần khôi phục: đúng những gì lần đó đã làm, không gì khác.
answer-undo-without = Không, ở đây không hoàn tác được lần khôi phục. Vì vậy bạn luôn thấy bản xem trước trước đã.
answer-one-user = Không. Việc khôi phục áp dụng cho mọi người trong tài khoản, không bao giờ chỉ cho một người dùng: mọi người đều dùng chung các bản ghi.
answer-one-record = Được, có thể lấy lại từng bản ghi riêng: với cách khôi phục có chọn lọc, bạn cho tôi biết tên, ví dụ “chỉ Lukas Vogt”.
answer-parts = Bản ghi nào thuộc một văn phòng, một danh sách hay một chiến dịch thì tôi không phân biệt được. Với chúng, bạn lấy tệp CSV và chỉ nhập các dòng đó.
answer-parts-without = Bản ghi nào thuộc một văn phòng, một danh sách hay một chiến dịch thì tôi không phân biệt được.
answer-one-record-groups = Tôi khôi phục cả nhóm chứ không khôi phục từng bản ghi lẻ hay một phần của nhóm. Nếu chỉ cần một số bản ghi, bạn hãy lấy tệp CSV và chỉ nhập các dòng đó.
answer-one-record-without = Tôi khôi phục cả nhóm chứ không khôi phục từng bản ghi lẻ hay một phần của nhóm.
except-not-in = { $name } không nằm trong những gì sẽ được lấy lại bây giờ.
name-is-in = Có, { $name } cũng sẽ được lấy lại.
name-in-list = Trong cuộc trò chuyện tôi chỉ nêu tên vài bản ghi. Tệp ghi những gì sẽ làm liệt kê từng bản ghi, bạn tìm { $name } trong đó nhé.
name-listed-later = Trong cuộc trò chuyện tôi chỉ nêu tên vài bản ghi. Trước khi xác nhận, bạn sẽ nhận được tệp liệt kê từng bản ghi và có thể tìm { $name } trong đó.
answer-except-record = Tôi có thể bỏ riêng từng bản ghi ra: bạn cho tôi biết tên đầy đủ, ví dụ “bỏ Lukas Vogt ra”.
answer-lines-of-file = Tệp chứa tất cả các dòng. Bạn chỉ nhập những dòng cần, và xóa các dòng khác khỏi tệp trước đó.
answer-names-not-here = Khôi phục toàn bộ sẽ đưa mọi thứ về như cũ; không thể chọn hay bỏ riêng bản ghi nào. Khôi phục có chọn lọc làm được việc đó, và bạn vẫn có thể chuyển sang cách này.
names-without = Đã ghi nhận: không lấy { $names }. Những gì trở lại sẽ hiện trong bản xem trước, trước khi có gì xảy ra.
names-only = Đã ghi nhận: chỉ { $names }. Những gì trở lại sẽ hiện trong bản xem trước, trước khi có gì xảy ra.
names-too = Đã ghi nhận: lấy cả { $names }. Những gì trở lại sẽ hiện trong bản xem trước, trước khi có gì xảy ra.
answer-one-back = Tôi chỉ hoàn tác được cả lần khôi phục, không hoàn tác riêng một bản ghi. Bạn hãy tự xóa bản ghi đó trong Bitrix24; những gì bạn xóa sẽ vào Thùng rác trước.
answer-who-may = Quản trị viên nào của tài khoản Bitrix24 cũng được yêu cầu khôi phục hoặc lấy tệp. Riêng khôi phục toàn bộ tài khoản thì có thể phải do chủ sở hữu, tức người đã đăng ký Bitrix24, yêu cầu.
answer-who-may-owner = Chỉ chủ sở hữu tài khoản, tức người đã đăng ký Bitrix24, mới được yêu cầu.
answer-no-file = Tệp không nằm trong các cách khôi phục mà dịch vụ này có.
answer-automation = Các bản ghi được tạo lại không kích hoạt quy tắc tự động nào, nên Bitrix24 không gửi gì cho ai vì chúng. Sửa một bản ghi vẫn còn thì có thể kích hoạt; bản xem trước cho biết bao nhiêu bản ghi. Các chương trình khác kết nối với CRM của bạn có thể nhận thấy thay đổi. Tệp thì không thay đổi gì.
answer-how-many = { $gone ->
        [0] Bản xem trước cho biết chính xác bao nhiêu bản ghi được lấy lại, trước khi có bất cứ thay đổi nào.
       *[some] Theo so sánh của tôi, đang thiếu: { $lost }. Bản xem trước cho biết chính xác bao nhiêu trong số đó được lấy lại, trước khi có bất cứ thay đổi nào.
    }
answer-who-did-it = { $author-known ->
        [0] Ai đã xóa thì chỉ có trong CRM > Lịch sử, với bộ lọc “Loại” đặt thành “Xóa”; từ bên ngoài tôi không thấy được. Nếu có người sửa nhiều bản ghi cùng lúc, tôi sẽ nói người đó là ai.
       *[known] Theo những gì tôi tìm thấy, { $author } đã sửa nhiều bản ghi cùng lúc. Ai đã xóa thì chỉ có trong CRM > Lịch sử, với bộ lọc “Loại” đặt thành “Xóa”; từ bên ngoài tôi không thấy được.
    }
answer-conflicts = Những gì có người sửa sau sự cố sẽ được giữ nguyên, để không ai mất phần việc mới của mình. Tệp xung đột liệt kê các bản ghi này cùng các trường của chúng. Nếu bạn muốn giá trị cũ ở đó, hãy lấy tệp CSV của bản sao lưu và nhập tay.
answer-relinked = Với các bản ghi còn đó, chỉ một thứ thay đổi: liên kết tới bản ghi được tạo lại sẽ nhận ID mới, để chúng lại khớp với nhau. Không làm vậy thì chúng sẽ mất liên kết; ngoài ra không động đến gì khác.
answer-count = { $done ->
        [restored] Sau khi khôi phục, tôi đã đọc lại từng bản ghi, nên các con số ở trên là những gì Bitrix24 của bạn đang có. Nếu vẫn thiếu hoặc sai gì, bạn cho tôi biết, tôi sẽ xem lại.
       *[nothing] { $gone ->
            [0] Đến giờ tôi chưa đếm thấy bản ghi nào bị thiếu: tôi so từng bản ghi trong các bản sao lưu với Bitrix24 của bạn. Nếu bạn thấy thiếu, hãy cho tôi biết thiếu gì và từ khi nào.
           *[some] Tôi đã so từng bản ghi trong các bản sao lưu với Bitrix24 của bạn. Bị thiếu: { $lost }. Nếu bạn thấy thiếu nhiều hơn, hãy cho tôi biết thiếu gì, hoặc chọn bản sao lưu cũ hơn; nếu có bản ghi nào không cần, hãy nói rõ, tôi sẽ bỏ ra.
        }
    }
answer-which-records = { $done ->
        [restored] Những gì đã được khôi phục nằm, từng bản ghi một, trong tệp kèm kết quả ở trên.
       *[nothing] { $names-known ->
            [yes] Trong số bị thiếu hoặc bị sửa có { $missing-names }. Bản xem trước khi khôi phục liệt kê tất cả trong một tệp, và tôi có thể gửi tệp CSV chỉ gồm những gì bị thiếu.
           *[no] Hiện tôi chưa biết tên nào: tôi chưa thấy thiếu gì, hoặc chưa so sánh.
        }
    }
answer-if-stop = Trước khi xác nhận, bạn có thể dừng bất cứ lúc nào: hãy nói “hủy”, và không có gì thay đổi. Đã bắt đầu thì việc sẽ chạy đến hết, vì dừng giữa chừng sẽ gây hại.
answer-if-stop-undo = Sau đó bạn có thể yêu cầu hoàn tác toàn bộ.
answer-close-chat = Bạn có thể rời đi bất cứ lúc nào: tôi giữ những gì bạn đã nói và chỗ chúng ta đang dừng. Những gì bạn đã xác nhận vẫn tiếp tục; khi quay lại, bạn đọc kết quả ở đây.
answer-import = Tệp mở được ngay trong Excel, giữ nguyên dấu tiếng Việt. Để nhập, bạn mở danh sách trong Bitrix24, ví dụ CRM > Công ty, rồi chọn Nhập ở nút bánh răng: công ty trước, rồi liên hệ, sau đó là khách hàng tiềm năng và giao dịch. Nhập tệp chỉ tạo bản ghi mới: những bản ghi vẫn còn trong Bitrix24 sẽ bị trùng, nên hãy bỏ các dòng đó ra.
answer-schedule = Tôi không hẹn giờ được: việc khôi phục bắt đầu khi bạn xác nhận. Nếu muốn làm vào giờ vắng, bạn quay lại lúc đó và xác nhận; đến lúc đó tôi vẫn giữ những gì bạn đã nói.
answer-how-bin = Bạn mở CRM, rồi chọn Thêm > Thùng rác. Bỏ bộ lọc ở phía trên để thấy tất cả. Quản trị viên thấy được mọi thứ mọi người đã xóa, còn người khác chỉ thấy những gì chính họ xóa.
answer-how-history = Bạn mở CRM, rồi chọn Thêm > Lịch sử. Bấm vào ô tìm kiếm phía trên danh sách, chọn ô “Loại”, rồi chọn “Xóa” trong đó. Nếu có bộ lọc khác đang bật, hãy bỏ đi, rồi tìm kiếm.
answer-how-filters = Bạn mở danh sách, ví dụ CRM > Liên hệ. Trong ô tìm kiếm phía trên, bấm dấu chéo sau từng mục cho đến khi ô trống. Làm như vậy ở các chế độ xem khác mà bạn dùng.
answer-work-meanwhile = Bạn và đồng nghiệp vẫn làm việc bình thường, kể cả khi đang khôi phục. Những gì ai đó sửa trong lúc ấy, khôi phục chọn lọc để nguyên.
answer-what-comes-back = Liên hệ, công ty, khách hàng tiềm năng và giao dịch trở lại cùng các trường và liên kết giữa chúng. Bình luận, hoạt động và lịch sử của chúng chưa có trong bản sao lưu nào của chúng tôi.
answer-new-numbers = Các bản ghi được tạo lại có ID mới, và các liên kết trỏ đến chúng được chuyển sang ID mới. Ngày tạo của chúng là ngày khôi phục, nếu Bitrix24 không nhận ngày cũ hơn. Bản ghi chỉ được sửa lại như trước thì giữ nguyên ID.

# ---- answers given before they were asked, and given anew ----
noted = Tôi ghi lại những điều này, và sẽ nhờ bạn xác nhận khi đến bước đó:
told-missing = • Dữ liệu liên quan: { $kinds }
told-amount = • Số lượng: { $count }
told-moment = • Thời điểm: { $moment }
told-state = • Như lúc: { $moment }
told-moment-unclear = • Thời điểm: câu này có thể hiểu theo hai cách, tôi sẽ hỏi lại
told-option = • Cách khôi phục: { $option }
told-names = • Tên được nêu: { $names }
told-all-records = • Trong tệp: tất cả bản ghi
told-only-missing = • Trong tệp: chỉ những gì bị thiếu
looked-bin = Bạn đã xem Thùng rác rồi và không thấy ở đó: tôi ghi nhận như vậy.
looked-history = Bạn đã xem lịch sử rồi: tôi ghi nhận như vậy.
looked-history-empty = Bạn đã xem lịch sử rồi và không thấy lần xóa nào: tôi ghi nhận như vậy.
looked-filters = Bạn đã bỏ các bộ lọc rồi: tôi ghi nhận như vậy.
loss-denied = Vậy theo bạn biết thì không ai xóa gì cả. Bản ghi cũng có thể mất hoặc bị đổi do nhập dữ liệu, đồng bộ hay tự động hóa; chúng ta cùng xem nhé.
loss-denied-first = Tốt, vậy là không có gì bị xóa. Thế điều gì không ổn: giá trị khác trước, hay có gì đó không hiện ra? Bạn hãy nói một câu, hoặc chọn.
was-still-there = Vậy là chuyện xảy ra sau đó. Chính xác lúc nào, phần đối chiếu của tôi với các bản sao lưu sẽ thu hẹp lại.
looking-skipped = Được, chúng ta tiếp tục mà không cần bước đó: phần đối chiếu của tôi đã cho thấy thiếu gì.
option-dropped = Được, vậy không dùng: { $option }. Cách nào phù hợp, khi đến bước đó chúng ta sẽ chọn.
known-missing = Vâng, tôi đã ghi đúng như vậy: { $kinds }.
known-moment = Vâng, tôi đã ghi đúng như vậy: { $moment }.
known-option = Vâng, tôi đã ghi đúng như vậy: { $option }.
name-missing = { $name } nằm trong số bị thiếu: lúc { $from } vẫn còn, đến { $to } thì đã mất.
name-not-missing = { $name }: theo so sánh của tôi, hiện trên cổng không thiếu gì mang tên này. Có thể bộ lọc đang ẩn đi, hoặc tên được ghi khác.
name-noted = { $name }: tôi ghi lại tên này và gửi kèm yêu cầu của bạn.
name-among-others = Nếu chỉ cần lấy lại { $count ->
       *[other] đúng bản ghi đã nêu
    }, bạn hãy nói kèm tên (“chỉ Lukas Vogt”); muốn bỏ ai ra cũng vậy (“bỏ Lukas Vogt ra”).
changing = Được, tôi sửa lại điều đó. Tôi chỉ hỏi lại những gì liên quan.
earlier-question = Câu này trả lời một câu hỏi trước đó của tôi; tôi tiếp tục từ đó.

edit-taken = Tôi thấy bạn đã sửa tin nhắn, và tôi hiểu theo nội dung mới.
edit-too-late = Tôi thấy bạn đã sửa một tin nhắn trước đó. Giờ thì đã muộn nên việc sửa không thay đổi gì nữa; nếu muốn trả lời khác đi, bạn hãy viết “đổi”.

# ---- several matters ----
another-matter = Có vẻ đây là một việc khác: { $matter }. Tôi tạm gác việc đang làm lại để xử lý việc đó trước nhé? Việc đang làm không mất gì cả.
    .put-aside = Có, việc kia trước
    .add-to-it = Nó thuộc về việc này
    .stay = Không, tiếp tục ở đây
put-aside = Đã tạm gác lại. Giờ đến: { $matter }. Khi xong, hoặc khi bạn viết “quay lại việc đầu”, chúng ta tiếp tục việc đó.
matter-again = Quay lại việc đã tạm gác ({ $matter }). Chúng ta đang ở đây:
matter-choice = Tiếp tục việc đã tạm gác: { $matter }
matters-full = Đã có ba việc tạm gác lại rồi. Chúng ta làm xong một việc trong số đó trước nhé; bạn xem trong “Yêu cầu của tôi”.
nothing-aside = Không có việc nào đang tạm gác.
a-matter = việc bạn vừa nói
several-kinds = nhiều loại dữ liệu
card-aside = • Tạm gác lại: { $matter }
card-next = Bạn có muốn đổi câu trả lời nào không? Tôi chỉ hỏi lại những gì liên quan đến câu đó.
    .go-on = Không, tiếp tục

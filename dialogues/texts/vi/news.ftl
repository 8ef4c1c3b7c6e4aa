# Những điều tôi nói khi chưa ai hỏi.

mass-loss = Tôi nhận thấy có điều bất thường trong Bitrix24 của bạn: { $counts } không còn nữa. Lúc { $from } vẫn còn, đến { $to } thì đã mất{ $count ->
        [one] {" "}bản ghi này.
       *[other] {" "}các bản ghi này.
    } Nếu ai đó cố ý xóa thì không sao. Nếu không phải vậy: các bản sao lưu không bị ảnh hưởng, và chúng ta có thể xem xét ngay.
mass-change = Tôi nhận thấy có điều bất thường trong Bitrix24 của bạn: nhiều bản ghi bị sửa cùng lúc, do { $author } thực hiện: { $counts }. Việc này xảy ra giữa { $from } và { $to }. Nếu đó là chủ ý, chẳng hạn một lần nhập dữ liệu, thì không sao. Nếu không phải vậy: các bản sao lưu vẫn còn giá trị trước đó.
mass-loss-next = Chúng ta xem xét việc này nhé? Tôi ghi nhớ loại dữ liệu và thời điểm; không có gì được khôi phục trước khi bạn xem và xác nhận.
    .look-into-it = Có, xem xét việc này
    .stay = Không, như vậy là đúng
mass-loss-later = Tôi không làm gián đoạn việc chúng ta đang làm. Tôi đã tạm gác việc này lại: xong rồi chúng ta sẽ làm tiếp, hoặc bạn tìm trong “Yêu cầu của tôi”.
request-ready-next = Bạn có muốn xem không?
    .requests = Xem yêu cầu của tôi
    .stay = Để sau
backup-expires = Bản sao lưu lúc { $snapshot } mà bạn đã chọn ở đây được giữ đến { $until }; sau đó sẽ hết hạn. Bạn hãy quyết định trước lúc đó.
request-expires = Yêu cầu số { $number } của bạn cần bản sao lưu lúc { $snapshot }. Bản này được giữ cho yêu cầu đến { $until }; sau đó sẽ hết hạn.
backup-expires-next = Tôi giữ bản này lâu hơn cho bạn, dưới dạng một yêu cầu nhé?
    .keep-it = Có, giữ lại
    .stay = Không, vậy là đủ
recorded-kept-backup = Yêu cầu của bạn đã được ghi lại với số { $number }.
backup-kept = Bản sao lưu được giữ cho yêu cầu này đến { $until }. Bạn có thể tiếp tục trong “Yêu cầu của tôi”, hoặc ngay tại đây.
request-kept-backup = một bản sao lưu được giữ lại
why-keep-backup = Các bản sao lưu hết hạn sau vài ngày. Bản nào một yêu cầu cần đến thì được giữ lâu hơn, để bạn thong thả quyết định.
restored-elsewhere = Một lần khôi phục bạn yêu cầu đã kết thúc lúc { $at }, ngoài cuộc trò chuyện này. ({ $restore }) Kết quả như sau:
undone-elsewhere = Một lần khôi phục đã được hoàn tác lúc { $at }, ngoài cuộc trò chuyện này. ({ $restore }) Kết quả như sau:

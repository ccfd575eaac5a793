import { type Bank, topicsOf } from './bank'

export const VIETNAMESE: Bank = {
  code: 'vi',
  name: 'Vietnamese',
  topics: topicsOf(String.raw`
@ đời-sống instruction
? Làm sao để cà phê phin ở nhà thơm và không bị gắt?
? Hãy chỉ tôi pha cà phê phin cho {n} người, từng bước một.
= Cà phê gắt thường vì nước chảy quá chậm hoặc quá nóng, ít khi vì loại cà phê.
* Tỉ lệ :: Dùng khoảng 20 gam cà phê cho 100 ml nước. Cân một lần, sau đó bạn sẽ quen mắt.
* Ủ trước :: Rót chừng 20 ml nước, đợi 40 giây cho cà phê nở đều rồi mới rót phần còn lại.
* Nhiệt độ :: Nước vừa sôi nên để một phút, còn khoảng 93 độ. Nước quá nóng kéo ra vị đắng.
* Thời gian :: Từng giọt rơi đều trong bốn đến năm phút là vừa. Nhanh hơn thì nén chặt hơn một chút.
* Cốc :: Tráng cốc và phin bằng nước nóng để cà phê không nguội giữa chừng.
. Mỗi lần chỉ thay đổi một thứ, bạn sẽ biết vị nào do đâu mà ra.
@ lập-trình code
? Viết hàm Python xóa phần tử trùng mà vẫn giữ thứ tự.
? Vì sao list(set(x)) không phải lúc nào cũng dùng được?
= Tập hợp làm mất thứ tự, nên chỉ dùng khi thứ tự không quan trọng. Giữ thứ tự gần như không tốn thêm gì:
+ dedupe
* Vì sao nhanh :: Kiểm tra một phần tử có trong tập hợp hay không mất thời gian trung bình là hằng số.
* Viết ngắn :: list(dict.fromkeys(items)) cho cùng kết quả từ Python 3.7 trở đi.
* Phần tử không băm được :: Với danh sách hay từ điển, hãy chọn một khóa, ví dụ bộ các trường cần so sánh.
* Kiểm thử :: Đừng quên danh sách rỗng và danh sách toàn phần tử giống nhau.
. Trong mã hằng ngày tôi sẽ dùng dict.fromkeys.
@ toán math
? Giải giúp tôi: {problem}, có các bước cụ thể.
? Kiểm tra bài tập này: {problem}
= Ta làm từng bước.
+ solution
* Kiểm tra :: Thay kết quả vào biểu thức ban đầu. Hai vế bằng nhau nghĩa là không mất dấu ở đâu cả.
* Ý tưởng :: Mỗi bước giữ đẳng thức đúng và làm cho nó gọn hơn. Mỗi dòng chỉ viết một bước.
* Lỗi hay gặp :: Quên đổi dấu khi chuyển vế, hoặc quên nghiệm thứ hai của căn bậc hai.
. Nếu muốn, tôi cho thêm hai bài tương tự để luyện.
@ du-lịch
? Tôi có ba ngày ở {city}, không đi ô tô. Nên đi đâu?
? Gợi ý cuối tuần thong thả ở {city} cho hai người thích đi bộ.
= Ba ngày đủ cho trung tâm, một khu phố và một chuyến ra ngoại ô, miễn là đừng cố xem hết.
* Ngày một :: Gửi hành lý rồi đi bộ từ ga ra bờ nước hoặc lên chỗ cao nhất. Thành phố tự giới thiệu mình rõ nhất trong lần đi bộ đầu tiên.
* Ngày hai :: Chỉ chọn một bảo tàng hoặc một khu chợ, nhưng ở lại cho đến khi thấy đủ.
* Ngày ba :: Lên tàu địa phương đi dưới một tiếng. Thị trấn nhỏ cuối đường thường đáng giá hơn điểm tham quan thứ mười.
* Tiền và vé :: Vé ngày có lợi từ chuyến thứ ba. Vé bảo tàng nên mua từ tối hôm trước.
. Cho tôi biết chuyến đi trước bạn thích điều gì, tôi sẽ chỉnh lại cho hợp.
@ học-tập hard
?1 Vì sao bầu trời xanh mà hoàng hôn lại đỏ? Giải thích cho học sinh lớp sáu.
?2 Làm thế nào để học {n} từ vựng mỗi tuần mà không quên?
= Nói ngắn gọn trước, chi tiết sau.
*1 Tán xạ :: Không khí tán xạ ánh sáng sóng ngắn mạnh hơn nhiều, tỉ lệ với $1/\lambda^4$, nên ban ngày ta thấy màu xanh.
*1 Hoàng hôn :: Buổi chiều ánh sáng đi qua lớp không khí dày, phần xanh mất dọc đường, còn lại cam và đỏ.
*2 Lặp lại có khoảng cách :: Ôn sau một ngày, ba ngày, một tuần rồi một tháng. Sắp quên mới ôn thì nhớ lâu nhất.
*2 Dùng trong câu :: Mỗi từ mới đặt một câu về chính cuộc sống của bạn.
.2 Hãy thử trong hai tuần rồi xem lại điều gì thực sự có ích.
`),
  words: {
    headings: ['Nói ngắn gọn', 'Từng bước', 'Cần biết thêm', 'Ví dụ', 'Tổng quan', 'Kết luận'],
    openers: [
      'Câu hỏi hay!',
      'Vâng, tôi giúp ngay.',
      'Trả lời ngắn trước, chi tiết sau.',
      'Ta đi theo thứ tự nhé.',
    ],
    closers: [
      'Bạn có muốn một ví dụ cho trường hợp của mình không?',
      'Chỗ nào chưa rõ, bạn cứ hỏi tiếp.',
      'Hy vọng điều này có ích!',
    ],
    followUps: [
      'Ngắn hơn được không?',
      'Cho tôi một ví dụ cụ thể.',
      'Bạn chắc không? Tôi đọc thấy điều ngược lại.',
      'Nếu là bạn, bạn làm gì trước?',
      'Giải thích lại ý thứ hai giúp tôi.',
    ],
    replies: [
      'Ngắn hơn thì:',
      'Đây là một ví dụ thực tế.',
      'Nghi ngờ là hợp lý. Điều tôi vẫn giữ là:',
      'Nếu bắt đầu từ ngày mai:',
      'Nói cách khác:',
    ],
    wishes: [
      'Trả lời tối đa {n} từ.',
      'Đừng dùng danh sách.',
      'Giải thích cho người mới nhé.',
      'Dùng bảng nếu thấy tiện.',
      'Tôi chỉ có {n} phút.',
    ],
    shows: 'Trong ảnh có:',
  },
  pictures: {
    chart: {
      asks: [
        'Biểu đồ này cho thấy điều gì? Liệt kê mọi giá trị.',
        'Giá trị nào cao nhất, giá trị nào thấp nhất?',
      ],
      answer: 'Biểu đồ có tên “{title}”. Các con số in ngay trên hình nên có thể đọc chính xác.',
    },
    document: {
      asks: ['Tóm tắt tài liệu này giúp tôi.', 'Chép lại mọi thông tin trong ảnh.'],
      answer: 'Đây là tài liệu “{title}”. Số tiền và ngày tháng tôi chép đúng như bản in.',
    },
    map: {
      asks: ['Mô tả bản đồ này, có những địa điểm nào?'],
      answer: 'Đây là sơ đồ: {title}. Hướng bắc ở phía trên.',
    },
    homework: {
      asks: ['Giải bài tập trong ảnh, có từng bước.', 'Giải giúp em tờ bài tập này.'],
      answer: 'Đề bài yêu cầu: “{title}”. Ta giải từng bước rồi thay vào để kiểm tra.',
    },
    comic: {
      asks: ['Truyện tranh này buồn cười ở chỗ nào?'],
      answer: 'Cái cười nằm ở chỗ hiểu lời nói quá theo nghĩa đen. Câu cuối là “{title}”.',
    },
    painting: {
      asks: ['Hãy mô tả bức tranh như một hướng dẫn viên.'],
      answer: 'Bức tranh có thể mang tên “{title}”. Mắt nhìn từ dưới lên và dừng ở chỗ sáng nhất.',
    },
    street: {
      asks: ['Biển hiệu trong ảnh ghi gì?', 'Dịch chữ trong ảnh giúp tôi.'],
      answer: 'Trong ảnh đọc được: {title}. Không có chữ nào khác.',
    },
    circuit: {
      asks: ['Giải thích sơ đồ này.'],
      answer: 'Sơ đồ có tên “{title}”. Ta bắt đầu từ đầu và đi theo đường nối.',
    },
    screen: {
      asks: ['Ảnh chụp màn hình này có gì? Có lỗi không?'],
      answer: 'Đây là ảnh chụp màn hình: {title}. Dưới đây là những gì nhìn thấy.',
    },
  },
}

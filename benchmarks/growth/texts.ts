/** Sentences that messages are composed of, in English, Bengali and Traditional Chinese. */

/** Occurs in one message of a thousand, for a search that finds something. */
export const RARE_WORD = 'zeppelin'
/** Occurs in no message. */
export const ABSENT_WORD = 'quagga-xyzzy'

type Language = { questions: string[]; answers: string[]; rare: string }

export const LANGUAGES: readonly Language[] = [
  {
    questions: [
      'When do you open on Sundays?',
      'Can I return a parcel without the receipt?',
      'My order arrived damaged and the box was open.',
      'Do you deliver to the islands?',
      'How long is the warranty of the kettle?',
      'Is there a discount for schools?',
      'I forgot my password and the link has expired.',
      'Which size fits a child of eight years?',
      'Please change the address of my delivery.',
      'What does it cost to send two kilograms abroad?',
    ],
    answers: [
      'We are open from nine to five on weekdays, and from ten to two on Saturdays.',
      'You can return everything within thirty days; the receipt helps, but the order number is enough.',
      'I am sorry to hear that. Please send us a photo of the parcel, and we will replace it.',
      'Deliveries to the islands take two days longer, and cost the same.',
      'The warranty covers two years from the day of the delivery, batteries excluded.',
      'Schools get ten percent off orders above two hundred euros.',
      'A new link is on its way to your address. It is valid for one hour.',
      'The table of sizes is below the photos of each article.',
      'You can change the address until the parcel leaves our warehouse, usually at four in the afternoon.',
      'Up to two kilograms cost nine euros within Europe, and eighteen elsewhere.',
      'Is there anything else that I can do for you?',
      'Our colleagues in the shop answer questions about repairs.',
    ],
    rare: `I need a ${RARE_WORD} for the roof.`,
  },
  {
    questions: [
      'রবিবারে আপনারা কখন খোলেন?',
      'রসিদ ছাড়া কি পার্সেল ফেরত দেওয়া যায়?',
      'আমার অর্ডারটি ভাঙা অবস্থায় এসেছে।',
      'আপনারা কি দ্বীপে পণ্য পাঠান?',
      'কেটলির ওয়ারেন্টি কত দিনের?',
      'স্কুলের জন্য কি কোনো ছাড় আছে?',
      'আমি পাসওয়ার্ড ভুলে গেছি, লিঙ্কটিও কাজ করছে না।',
      'আট বছরের শিশুর জন্য কোন মাপটি ঠিক হবে?',
    ],
    answers: [
      'আমরা সপ্তাহের দিনগুলোতে সকাল নয়টা থেকে বিকেল পাঁচটা পর্যন্ত খোলা থাকি।',
      'ত্রিশ দিনের মধ্যে সবকিছু ফেরত দেওয়া যায়; অর্ডার নম্বরই যথেষ্ট।',
      'শুনে দুঃখিত। পার্সেলের একটি ছবি পাঠান, আমরা বদলে দেব।',
      'দ্বীপে পাঠাতে দুই দিন বেশি লাগে, খরচ একই।',
      'ওয়ারেন্টি ডেলিভারির দিন থেকে দুই বছর।',
      'দুইশ ইউরোর বেশি অর্ডারে স্কুল দশ শতাংশ ছাড় পায়।',
      'নতুন লিঙ্ক আপনার ঠিকানায় পাঠানো হয়েছে, এটি এক ঘণ্টা চলবে।',
      'আপনার জন্য আর কিছু করতে পারি?',
    ],
    rare: `ছাদের জন্য একটি ${RARE_WORD} দরকার।`,
  },
  {
    questions: [
      '請問星期天幾點開門？',
      '沒有收據可以退貨嗎？',
      '我的訂單送到時已經損壞了。',
      '你們有送到離島嗎？',
      '這個水壺的保固期是多久？',
      '學校採購有折扣嗎？',
      '我忘記密碼，連結也過期了。',
      '八歲的孩子適合哪個尺寸？',
    ],
    answers: [
      '我們平日上午九點到下午五點營業，星期六是上午十點到下午兩點。',
      '三十天內都可以退貨，有訂單編號就可以了。',
      '很抱歉，請提供包裹的照片，我們會為您更換。',
      '寄送離島需要多兩天，運費相同。',
      '保固期從送達日起算兩年，不含電池。',
      '學校訂單超過兩百歐元可享九折優惠。',
      '新的連結已經寄到您的信箱，一小時內有效。',
      '請問還有什麼需要協助的嗎？',
    ],
    rare: `我需要一艘 ${RARE_WORD} 放在屋頂。`,
  },
]

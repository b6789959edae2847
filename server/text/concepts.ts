/**
 * Synonyms and translations, so that a question matches an answer in other words or another language: "how
 * can I reach you by phone?" finds "Tel.", "দাম কত?" finds "price". Everyday business vocabulary only; names
 * of countries and languages come from `Intl.DisplayNames`.
 *
 * One concept per line: a name, then words and phrases of all languages. Words are compared by stem, so
 * plurals and case endings need no entry. Chinese entries have at least two characters, because they are
 * searched in running text. A word may belong to several concepts.
 */
export const CONCEPTS = `
price: price, cost, fee, charge, rate, pricing, fare, tuition, rent, amount, worth, expensive, preis, kosten, precio, prix, coste, tarif, preço, prezzo, দাম, মূল্য, খরচ, ফি, মুল্য, ভাড়া, চার্জ, রেট, খরচা, 價格, 價錢, 價位, 費用, 收費, 多少錢, 售價, 定價, 租金, 學費, 票價, 單價, 報價, 要價, سعر, تكلفة, اسعار, رسوم, ثمن
free: free, gratis, complimentary, no charge, free of charge, বিনামূল্যে, ফ্রি, বিনা মূল্যে, মাগনা, 免費, 免付費, 不收費, مجاني, مجانا
hours: open, opening hours, business hours, office hours, working hours, hours of operation, close, closing time, opening time, working hours, schedule, öffnungszeiten, horario, horaires, geöffnet, ouvert, abierto, orari, খোলা, খোলে, খুলে, বন্ধ, খোলেন, খুলবে, খোলার সময়, সময়সূচি, অফিস সময়, 營業時間, 營業, 開門, 關門, 打烊, 開放時間, 看診時間, 門診時間, 服務時間, 上班時間, 幾點開, 幾點關, 開到幾點, 開店, 有開, 公休, 店休, 休息, 開館, 診療時間, 上課時間, ساعات, مفتوح, دوام, يفتح, يغلق
holiday: holiday, public holiday, ছুটি, ছুটির দিন, সরকারি ছুটি, 假日, 國定假日, 節日, 連假, عطلة
christmas: christmas, xmas, বড়দিন, 聖誕節, 聖誕, عيد الميلاد
eid: eid, ঈদ, 開齋節, عيد الفطر
newyear: new year, নববর্ষ, 新年, 元旦, 春節, 過年, 農曆年, رأس السنة
place: address, located, location, street, avenue, road, directions, headquartered, headquarter, based, adresse, dirección, standort, adres, indirizzo, ঠিকানা, অবস্থিত, অবস্থান, লোকেশন, সদর দপ্তর, 地址, 位置, 位於, 地點, 坐落, 住址, 怎麼去, 怎麼走, 總部, 門牌, عنوان, موقع, يقع, تقع
phone: phone, telephone, tel, mobile, call, hotline, whatsapp, cell, helpline, phone number, teléfono, telefon, téléphone, telefono, ফোন, মোবাইল, ফোন নম্বর, মোবাইল নম্বর, ফোন নাম্বার, টেলিফোন, কল, হটলাইন, হোয়াটসঅ্যাপ, 電話, 手機, 專線, 撥打, 致電, 熱線, 來電, 行動電話, هاتف, اتصال, رقم, جوال
email: email, mail, mail address, correo, ইমেইল, ইমেল, মেইল, 電子郵件, 信箱, 電郵, 郵箱, 電子信箱, 電子郵箱, بريد, ايميل
website: website, site, web, url, homepage, webpage, ওয়েবসাইট, সাইট, 網站, 網址, 官網, موقع الكتروني
contact: contact, reach, get in touch, touch, write to, kontakt, contacto, যোগাযোগ, 聯絡, 聯繫, 聯系, 洽詢, 找你們, تواصل, للتواصل
refund: refund, return, money back, returnable, returns policy, refundable, reimbursement, rückgabe, reembolso, devolución, remboursement, রিফান্ড, ফেরত, ফিরিয়ে, মানি ব্যাক, টাকা ফেরত, 退款, 退貨, 退費, 退錢, 退還, 退換, 鑑賞期, استرداد, استرجاع, ارجاع
exchange: exchange, swap, replace, replacement, বদল, পরিবর্তন, এক্সচেঞ্জ, বদলানো, বদলাতে, 換貨, 更換, 退換, استبدال
ship: ship, shipping, deliver, delivery, shipment, dispatch, courier, send, lieferung, versand, envío, entrega, livraison, ডেলিভারি, শিপিং, পাঠানো, পাঠান, পৌঁছে, কুরিয়ার, পাঠাই, সরবরাহ, হোম ডেলিভারি, 運送, 送貨, 寄送, 配送, 出貨, 運費, 宅配, 寄到, 外送, 送到, 到貨, 快遞, 寄貨, 海外寄送, توصيل, شحن
takeaway: takeaway, takeout, take out, take away, pickup, pick up, টেকঅ্যাওয়ে, পার্সেল, 外帶, 自取, سفري
pay: pay, payment, payment method, credit card, cash, card, paypal, visa, mastercard, bank transfer, cheque, apple pay, google pay, american express, amex, accept bitcoin, pay with bitcoin, take bitcoin, accept crypto, pay with crypto, bkash, nagad, bezahlen, zahlung, pago, paiement, পেমেন্ট, পরিশোধ, বিকাশ, নগদ, কার্ড, ক্রেডিট কার্ড, ক্যাশ, 付款, 支付, 信用卡, 刷卡, 現金, 轉帳, 行動支付, 街口, 悠遊卡, 接受比特幣, 用比特幣, 結帳, 付費, 付錢, 支付寶, 微信支付, دفع, بطاقة, نقدا, الدفع
instalment: instalment, installment, finance, financing, loan, monthly payment, emi, lease, leasing, credit, কিস্তি, ইএমআই, লোন, ঋণ, 分期, 貸款, 月付, 租賃, 融資, تقسيط, قرض
discount: discount, promotion, coupon, sale, special offer, deal, promo, voucher, rebate, ছাড়, ডিসকাউন্ট, অফার, কুপন, 折扣, 優惠, 打折, 特價, 促銷, 特惠, 折價, خصم, تخفيض, عروض
warranty: warranty, guarantee, garantie, garantía, ওয়ারেন্টি, গ্যারান্টি, ওয়্যারেন্টি, 保固, 保修, 保證, 質保, ضمان, كفالة
book: book, booking, book a table, reserve a table, table reservation, appointment, reservation, reserve, schedule, register, registration, termin, reserva, réservation, অ্যাপয়েন্টমেন্ট, এপয়েন্টমেন্ট, বুকিং, বুক, রিজার্ভ, রিজার্ভেশন, সিরিয়াল, 預約, 訂位, 預訂, 預定, 掛號, 約診, 訂房, حجز, موعد
cancel: cancel, cancellation, terminate, বাতিল, ক্যান্সেল, 取消, 終止, 解約, 退訂, الغاء
parking: parking, park, car park, garage, parkplatz, পার্কিং, গাড়ি রাখা, গাড়ি রাখার, 停車, 停車場, 停車位, 車位, موقف, مواقف
wifi: wifi, internet, wireless, ওয়াইফাই, ওয়াই ফাই, ইন্টারনেট, 無線網路, 網路, 上網, واي فاي, انترنت
doctor: doctor, physician, dr, medical staff, ডাক্তার, চিকিৎসক, ডা, বিশেষজ্ঞ, 醫師, 醫生, 大夫, طبيب, دكتور, أطباء
dentist: dentist, dental, orthodontist, দাঁত, দাঁতের ডাক্তার, ডেন্টিস্ট, ডেন্টাল, 牙醫, 牙科, 牙齒, طبيب أسنان
surgeon: surgeon, surgery, operation, সার্জন, সার্জারি, অপারেশন, 外科, 手術, جراح
cardiologist: cardiologist, cardiology, heart, হৃদরোগ, হার্ট, কার্ডিওলজি, 心臟科, 心臟, 心臟內科, قلب
paediatrician: paediatrician, pediatrician, paediatrics, pediatrics, child specialist, শিশু বিশেষজ্ঞ, শিশু ডাক্তার, 小兒科, 兒科, أطفال
dermatologist: dermatologist, dermatology, skin, চর্ম, চর্মরোগ, ত্বক, 皮膚科, 皮膚, جلدية
gynaecologist: gynaecologist, gynecologist, gynaecology, obstetrics, গাইনি, স্ত্রীরোগ, 婦產科, 婦科, نسائية
eye: eye, ophthalmologist, optometrist, চোখ, চক্ষু, 眼科, 眼睛, عيون
orthopaedic: orthopaedic, orthopedic, bone, অর্থোপেডিক, হাড়, 骨科, عظام
braces: braces, aligner, orthodontic, ব্রেস, 矯正, 牙套, تقويم
implant: implant, ইমপ্লান্ট, 植牙, زراعة
whitening: whitening, bleaching, হোয়াইটেনিং, 美白, تبييض
report: report, result, রিপোর্ট, ফলাফল, 報告, 檢驗結果, نتيجة, نتائج
ambulance: ambulance, অ্যাম্বুলেন্স, এম্বুলেন্স, 救護車, اسعاف
firstvisit: first visit, first time, new patient, প্রথমবার, প্রথম বার, 初診, 第一次看診, 第一次來, 第一次
bloodtest: blood test, blood work, blood, রক্ত, রক্ত পরীক্ষা, 抽血, 驗血, 血液檢查, تحليل دم
xray: xray, x ray, এক্স রে, এক্সরে, x光, اشعة
treatment: treatment, therapy, procedure, চিকিৎসা, থেরাপি, 治療, 療程, 診療, علاج
cleaning: cleaning, scaling, স্কেলিং, পরিষ্কার, 洗牙, 清潔, تنظيف
checkup: checkup, check up, examination, screening, diagnostic, চেকআপ, পরীক্ষা, টেস্ট, 檢查, 健檢, 體檢, فحص
vaccine: vaccine, vaccination, immunization, flu shot, টিকা, ভ্যাকসিন, 疫苗, 接種, لقاح
emergency: emergency, urgent, জরুরি, ইমার্জেন্সি, 急診, 緊急, 急救, طوارئ
insurance: insurance, insured, insurer, বীমা, ইন্স্যুরেন্স, 保險, 健保, تامين
patient: patient, রোগী, রোগি, 病人, 患者, 病患, مريض
staff: staff, employee, team, headcount, workforce, people work, colleague, personnel, কর্মী, কর্মচারী, টিম, জনবল, কর্মকর্তা, 員工, 團隊, 人員, 職員, 同仁, موظف, فريق
found: found, founded, establish, established, start, started, founder, begin, began, set up, inception, since, gegründet, fundada, fondée, প্রতিষ্ঠা, প্রতিষ্ঠিত, প্রতিষ্ঠাতা, শুরু, যাত্রা, চালু, গড়ে তোলেন, গড়ে তোলা, গড়ে তুলেছেন, 成立, 創立, 創辦, 創辦人, 創始人, 開業, 設立, 創業, 開幕, تاسست, تاسيس, مؤسس
founder: founder, founded by, cofounder, co-founder, প্রতিষ্ঠাতা, 創辦人, 創始人, 創辦者, مؤسس
owner: owner, proprietor, owned, মালিক, স্বত্বাধিকারী, 老闆, 店主, 負責人, 店長, مالك
chief: ceo, chief executive, boss, managing director, president, head, সিইও, প্রধান নির্বাহী, এমডি, 執行長, 總經理, 董事長, 總裁, 主管, مدير
manager: manager, supervisor, ম্যানেজার, ব্যবস্থাপক, 經理, 店長, مدير
chef: chef, cook, head chef, শেফ, রাঁধুনি, বাবুর্চি, 主廚, 廚師, 大廚, طباخ
name: name, called, নাম, 名字, 姓名, 名稱, 店名, 叫什麼, اسم
job: job, occupation, profession, work as, working as, position, role, title, career, employer, work, do for a living, living, beruf, পেশা, চাকরি, কাজ করেন, কাজ করি, পদবি, কর্মরত, কাজ, 職業, 工作, 職位, 職務, 職稱, 任職, 擔任, 行業, وظيفة, مهنة, يعمل, تعمل
hiring: hiring, vacancy, job opening, recruit, recruitment, careers, open position, apply, নিয়োগ, চাকরির বিজ্ঞপ্তি, 徵才, 招募, 應徵, 職缺, 招聘, توظيف
education: education, study, studied, graduate, graduated, degree, university, college, alma mater, school, bachelor, master, phd, major, পড়াশোনা, শিক্ষা, স্নাতক, বিশ্ববিদ্যালয়, ডিগ্রি, পড়েছেন, পড়েছি, পাস, শিক্ষাগত, লেখাপড়া, 學歷, 畢業, 大學, 就讀, 教育, 學位, 碩士, 主修, 讀書, تعليم, جامعة, درس, تخرج
experience: experience, experienced, অভিজ্ঞতা, অভিজ্ঞ, 經驗, 資歷, 經歷, خبرة
hobby: hobby, hobbies, free time, spare time, leisure, interests, enjoy, শখ, অবসর, অবসরে, ভালোবাসি, ভালোবাসেন, 興趣, 嗜好, 愛好, 喜歡, 閒暇, 休閒, هواية, هوايات
born: born, birthday, birth, birthplace, date of birth, hometown, জন্ম, জন্মদিন, জন্মস্থান, 出生, 生日, 出生地, 家鄉, ولد, ميلاد
live: live, lives, living in, reside, residence, বাস, থাকেন, থাকি, বসবাস, বাড়ি, 住在, 居住, 現居, 住哪, يعيش, يسكن
family: family, parents, siblings, পরিবার, 家庭, 家人, عائلة
married: married, wife, husband, spouse, বিবাহিত, স্ত্রী, স্বামী, 結婚, 已婚, 妻子, 太太, 丈夫, متزوج, زوج
speak: speak, language, fluent, spoken, ভাষা, ভাষায়, বলতে পারি, বলেন, 語言, 會說, 會講, 母語, لغة, يتحدث
award: award, prize, honour, honor, পুরস্কার, 獎, 獎項, 金獎, 得獎, 獲獎, جائزة
skill: skill, skills, expertise, proficient, speciality, specialty, specialise, specialize, good at, দক্ষতা, পারদর্শী, দক্ষ, 技能, 專長, 擅長, 專業, مهارات
vehicle: car, vehicle, automobile, auto, গাড়ি, যানবাহন, 汽車, 車子, 車輛, 車款, 車型, سيارة, سيارات
colour: colour, color, farbe, রং, রঙ, কালার, 顏色, 色系, لون, الوان
mileage: mileage, kilometre, kilometer, odometer, km, miles, কিলোমিটার, কিমি, মাইলেজ, চলেছে, 里程, 公里, 公里數, كيلومتر, ممشى
engine: engine, motor, horsepower, turbo, cc, ইঞ্জিন, 引擎, 發動機, 馬力, 排氣量, محرك
fuel: fuel, fuel type, জ্বালানি, তেলে চলে, 燃料, 油種, 加什麼油, وقود
petrol: petrol, gasoline, পেট্রোল, অকটেন, 汽油, بنزين
diesel: diesel, ডিজেল, 柴油, ديزل
hybrid: hybrid, হাইব্রিড, 油電, 混合動力, هجين
electric: electric, ev, battery powered, বৈদ্যুতিক, ইলেকট্রিক, 電動, 電動車, 純電, كهربائي
transmission: transmission, gearbox, গিয়ার, ট্রান্সমিশন, 變速箱, 變速, 排檔, ناقل الحركة
automatic: automatic, অটোমেটিক, অটো, 自排, 自動排檔, اوتوماتيك
manual: manual, manual transmission, ম্যানুয়াল, 手排, يدوي
testdrive: test drive, টেস্ট ড্রাইভ, 試駕, 試乘, تجربة قيادة
tradein: trade in, trade-in, part exchange, পুরাতন গাড়ি, 舊換新, 中古車估價, 收購
menu: menu, dish, food, meal, cuisine, serve, মেনু, খাবার, পদ, 菜單, 餐點, 菜色, 料理, 餐飲, 食物, قائمة, طعام, اطباق
vegetarian: vegetarian, vegan, vegetable, ভেজিটেবল, সবজি, veggie, meatless, meat free, plant based, নিরামিষ, ভেজিটেরিয়ান, ভেগান, 素食, 吃素, 蔬食, 全素, 純素, 素的, نباتي
spicy: spicy, hot, ঝাল, 辣, 辣的, 辣味, 辣度, 麻辣, 小辣, 會辣, حار
drink: drink, beverage, juice, soda, cola, lemonade, smoothie, milkshake, cocktail, জুস, কোমল পানীয়, লাচ্ছি, শরবত, 果汁, 可樂, 奶茶, 汽水, 豆漿, 酸梅湯, পানীয়, 飲料, 飲品, مشروب
dessert: dessert, sweet, tiramisu, ice cream, gelato, cheesecake, brownie, pudding, ফিরনি, পায়েস, রসমালাই, দই, আইসক্রিম, 冰淇淋, 布丁, 蛋糕, মিষ্টি, ডেজার্ট, 甜點, 甜品, حلوى
breakfast: breakfast, নাস্তা, সকালের নাস্তা, 早餐, فطور
lunch: lunch, দুপুরের খাবার, লাঞ্চ, 午餐, غداء
dinner: dinner, supper, রাতের খাবার, ডিনার, 晚餐, عشاء
halal: halal, হালাল, 清真, حلال
allergy: allergy, allergen, gluten, nut, অ্যালার্জি, এলার্জি, 過敏, 過敏原, 麩質, حساسية
alcohol: alcohol, wine, beer, মদ, বিয়ার, 酒, 酒類, 啤酒, 紅酒, كحول
child: child, kid, children, kids, baby, son, daughter, শিশু, বাচ্চা, সন্তান, ছেলে, মেয়ে, 兒童, 小孩, 小朋友, 嬰兒, 孩子, 兒子, 女兒, طفل, اطفال
vet: vet, veterinary, veterinarian, animal doctor, পশু চিকিৎসক, 獸醫, 動物醫院, بيطري
pet: pet, pets, animal, animals, dog, cat, পোষা, কুকুর, 寵物, 毛小孩, 犬, 小型犬, 大型犬, 中型犬, 狗, 貓, 狗狗, حيوان
accessible: wheelchair, accessible, accessibility, হুইলচেয়ার, 輪椅, 無障礙, كرسي متحرك
plan: plan, subscription, tier, package, edition, প্ল্যান, সাবস্ক্রিপশন, প্যাকেজ, 方案, 訂閱, 套餐, 版本, 計畫, خطة, باقة, اشتراك
trial: trial, free trial, demo, ট্রায়াল, ডেমো, 試用, 試用期, 體驗, تجربة, تجريبي
support: support, help desk, customer service, customer support, helpdesk, সাপোর্ট, গ্রাহক সেবা, কাস্টমার কেয়ার, সহায়তা, 客服, 支援, 客戶服務, 技術支援, دعم
platform: platform, windows, mac, macos, linux, android, ios, operating system, প্ল্যাটফর্ম, উইন্ডোজ, অ্যান্ড্রয়েড, 平台, 作業系統, 系統, نظام تشغيل
integration: integration, integrate, connect, plugin, ইন্টিগ্রেশন, যুক্ত, 整合, 串接, 外掛, تكامل
security: security, secure, encryption, encrypted, safe, protected, নিরাপত্তা, নিরাপদ, এনক্রিপ্ট, এনক্রিপশন, 安全, 加密, 資安, امن, تشفير
privacy: privacy, personal data, data protection, gdpr, গোপনীয়তা, ব্যক্তিগত তথ্য, 隱私, 個資, 個人資料, خصوصية
storage: storage, disk, capacity, gb, tb, স্টোরেজ, জায়গা, 儲存, 容量, 空間, تخزين
user: user, member, seat, ব্যবহারকারী, ইউজার, সদস্য, 使用者, 用戶, 成員, 會員, مستخدم
password: password, passcode, reset password, পাসওয়ার্ড, 密碼, كلمة المرور
account: account, profile, sign up, signup, register, অ্যাকাউন্ট, একাউন্ট, নিবন্ধন, 帳號, 帳戶, 註冊, حساب, تسجيل
upgrade: upgrade, downgrade, আপগ্রেড, 升級, ترقية
release: release, version, update, latest version, সংস্করণ, ভার্সন, আপডেট, 更新, 版號, 最新版, اصدار
install: install, installation, download, setup, set up, ইনস্টল, ডাউনলোড, 安裝, 下載, تثبيت, تحميل
feature: feature, function, functionality, capability, ফিচার, সুবিধা, বৈশিষ্ট্য, 功能, 特色, 特點, ميزة, مميزات
invoice: invoice, receipt, bill, billing, চালান, রসিদ, বিল, ইনভয়েস, 發票, 收據, 帳單, فاتورة
tax: tax, vat, gst, কর, ভ্যাট, ট্যাক্স, 稅金, 含稅, 營業稅, ضريبة
size: size, dimension, area, measure, সাইজ, আকার, মাপ, আয়তন, 尺寸, 大小, 坪數, 規格, مقاس, حجم
weight: weight, weigh, kg, ওজন, 重量, 多重, وزن
material: material, fabric, made of, উপাদান, কাপড়, 材質, 布料, 成分, مادة
stock: in stock, out of stock, stock, inventory, availability, মজুদ, স্টক, 庫存, 現貨, 有貨, 存貨, متوفر
order: order, purchase, buy, অর্ডার, কেনা, কিনতে, কেনাকাটা, ক্রয়, 訂購, 購買, 下單, 訂單, 買到, طلب, شراء
track: track, tracking, ট্র্যাক, ট্র্যাকিং, 追蹤, 查詢訂單, تتبع
gift: gift, present, gift card, উপহার, গিফট, 禮物, 禮品, 禮盒, هدية
branch: branch, branches, outlet, store location, showroom, শাখা, ব্রাঞ্চ, শোরুম, 分店, 門市, 據點, 分公司, 分院, 展示間, فرع, فروع
customer: customer, client, গ্রাহক, ক্রেতা, কাস্টমার, 客戶, 顧客, 客人, عميل, عملاء
revenue: revenue, turnover, annual sales, profit, আয়, রাজস্ব, 營收, 營業額, ايرادات
mission: mission, vision, goal, লক্ষ্য, মিশন, 使命, 願景, 目標, رسالة
service: service, services, সেবা, সার্ভিস, সেবাসমূহ, 服務, 服務項目, خدمة, خدمات
product: product, products, item, goods, পণ্য, প্রোডাক্ট, 產品, 商品, 品項, منتج, منتجات
course: course, class, lesson, training, workshop, কোর্স, ক্লাস, প্রশিক্ষণ, 課程, 上課, 培訓, 班級, دورة, درس
teacher: teacher, instructor, tutor, coach, trainer, শিক্ষক, প্রশিক্ষক, 老師, 教練, 講師, 教師, معلم, مدرب
student: student, pupil, শিক্ষার্থী, ছাত্র, 學生, 學員, طالب
certificate: certificate, certification, certified, সনদ, সার্টিফিকেট, 證書, 認證, 證照, شهادة
room: room, suite, রুম, কক্ষ, ঘর, 房間, 客房, 房型, غرفة
checkin: check in, checkin, arrival, চেক ইন, চেকইন, 入住, تسجيل الوصول
checkout: check out, checkout, departure, চেক আউট, চেকআউট, 退房, المغادرة
pool: pool, swimming pool, সুইমিং পুল, পুল, 游泳池, 泳池, مسبح
train: train, railway, metro, subway, tram, mrt, ট্রেন, রেল, রেলস্টেশন, মেট্রো, 火車, 捷運, 地鐵, 高鐵, 火車站, 捷運站, قطار, مترو
airport: airport, বিমানবন্দর, এয়ারপোর্ট, 機場, مطار
bus: bus, coach, shuttle, বাস, 公車, 巴士, 接駁車, حافلة
gym: gym, fitness, জিম, 健身房, 健身, نادي
ticket: ticket, admission, entry, টিকিট, টিকেট, প্রবেশ, 門票, 票券, 入場, تذكرة
age: age, years old, বয়স, 年齡, 歲數, 幾歲, عمر
used: used, second hand, secondhand, pre owned, পুরাতন, ব্যবহৃত, 二手, 中古, مستعمل
new: brand new, নতুন, 全新, 新車, جديد
silver: silver, রুপালি, সিলভার, 銀色, فضي
blue: blue, নীল, 藍色, ازرق
red: red, লাল, 紅色, احمر
white: white, সাদা, 白色, ابيض
black: black, কালো, 黑色, اسود
green: green, সবুজ, 綠色, اخضر
grey: grey, gray, ধূসর, 灰色, رمادي
yellow: yellow, হলুদ, 黃色, اصفر
coffee: coffee, কফি, 咖啡, قهوة
tea: tea, চা, 茶, 茶飲, 紅茶, 綠茶, شاي
chicken: chicken, মুরগি, চিকেন, 雞肉, دجاج
beef: beef, গরুর মাংস, গরু, 牛肉, لحم بقر
fish: fish, মাছ, 魚, 魚類, 魚肉, سمك
rice: rice, ভাত, চাল, 白飯, 米飯, ارز
noodle: noodle, নুডলস, 麵, 麵條, 麵食
dumpling: dumpling, ডাম্পলিং, 水餃, 餃子, 鍋貼
soup: soup, স্যুপ, 湯, 湯品, شوربة
pork: pork, 豬肉
lamb: lamb, mutton, খাসি, খাসির মাংস, 羊肉, لحم ضأن
shrimp: shrimp, prawn, চিংড়ি, 蝦, 蝦仁
monday: monday, mon, সোমবার, সোম, 星期一, 週一, 周一, 禮拜一, الاثنين
tuesday: tuesday, tue, tues, মঙ্গলবার, মঙ্গল, 星期二, 週二, 周二, 禮拜二, الثلاثاء
wednesday: wednesday, wed, বুধবার, বুধ, 星期三, 週三, 周三, 禮拜三, الاربعاء
thursday: thursday, thu, thur, thurs, বৃহস্পতিবার, 星期四, 週四, 周四, 禮拜四, الخميس
friday: friday, fri, শুক্রবার, শুক্র, 星期五, 週五, 周五, 禮拜五, الجمعة
saturday: saturday, sat, weekend, শনিবার, শনি, সাপ্তাহিক ছুটি, 星期六, 週六, 周六, 禮拜六, 週末, السبت
sunday: sunday, sun, weekend, রবিবার, রবি, সাপ্তাহিক ছুটি, 星期日, 星期天, 週日, 周日, 禮拜天, 禮拜日, 週末, الاحد
deposit: deposit, down payment, downpayment, advance, advance payment, prepayment, অগ্রিম, ডাউন পেমেন্ট, জামানত, এডভান্স, 訂金, 定金, 頭期款, 押金, 保證金, عربون, دفعة مقدمة
document: document, documents, paperwork, id card, papers, কাগজপত্র, কাগজ, ডকুমেন্ট, আইডি, 文件, 證件, 身分證, مستندات, وثائق
maintenance: maintenance, servicing, repair, fix, সার্ভিসিং, মেরামত, রক্ষণাবেক্ষণ, 保養, 維修, 修理, صيانة, تصليح
capacity: seat, seating, sit, capacity, guests, seats, আসন, ধারণক্ষমতা, 座位, 容納, 幾人座, 人座, سعة, مقاعد
popular: popular, signature, best seller, bestseller, bestselling, famous, known for, must try, জনপ্রিয়, বিখ্যাত, স্পেশাল, 招牌, 人氣, 推薦, 必點, 必吃, 熱門, 暢銷, 主打, الأشهر
outdoor: outdoor, outside, terrace, patio, garden, বাইরে বসা, 戶外, 露台, 庭院, خارجي
privateroom: private room, private dining, প্রাইভেট রুম, 包廂, 包間, 包場
minimum: minimum charge, minimum spend, minimum order, সর্বনিম্ন অর্ডার, 低消, 最低消費, 最低訂購
servicecharge: service charge, সার্ভিস চার্জ, 服務費
buffet: buffet, all you can eat, বুফে, 吃到飽, 自助餐, بوفيه
party: birthday party, party, event, celebration, জন্মদিনের অনুষ্ঠান, অনুষ্ঠান, পার্টি, 派對, 慶生, 聚會, 活動, حفلة
smoking: smoking, smoke, ধূমপান, 吸菸, 抽菸, 吸煙, تدخين
highchair: highchair, high chair, 兒童椅, 兒童座椅, 兒童餐椅
export: export, download data, এক্সপোর্ট, রপ্তানি, 匯出, 導出, تصدير
import: import, ইমপোর্ট, আমদানি, 匯入, 導入, 進口, استيراد
offline: offline, without internet, অফলাইন, ইন্টারনেট ছাড়া, 離線, 斷網
online: online, অনলাইন, 線上, 網上, 遠距, اونلاين
backup: backup, back up, ব্যাকআপ, 備份, نسخ احتياطي
mobileapp: mobile app, phone app, ios, android, iphone, মোবাইল অ্যাপ, অ্যান্ড্রয়েড, আইফোন, 手機版, 手機上, 行動版, 手機應用, تطبيق الجوال
twofactor: two factor, 2fa, multi factor, দুই ধাপ, 雙重驗證, 兩步驟驗證
datastore: stored, hosted, hosting, data center, data centre, server, where is data, সংরক্ষণ, সার্ভার, 存放, 機房, 伺服器, 主機, 儲存在, خوادم
uptime: uptime, sla, 可用率, 正常運行
opensource: open source, source code, ওপেন সোর্স, 開源, 原始碼
delete: delete, remove, erase, মুছে, মুছতে, ডিলিট, 刪除, 移除, حذف
invite: invite, add member, আমন্ত্রণ, 邀請, دعوة
limit: limit, maximum, max, সীমা, সর্বোচ্চ, 上限, 限制, 最多, حد
collaborate: collaborate, collaboration, সহযোগিতা, 協作, 共用, 多人
pause: pause, freeze, suspend, put on hold, স্থগিত, 暫停, 凍結, تجميد
investor: investor, invest, funding, raise, raised, venture, বিনিয়োগ, বিনিয়োগকারী, 投資, 募資, 投資人, 融資, مستثمر
partner: partner, partnership, অংশীদার, 合作夥伴, 合作, شريك
history: history, background, ইতিহাস, 歷史, 沿革, 由來, تاريخ
favourite: favourite, favorite, প্রিয়, পছন্দের, 最喜歡, 最愛, مفضل
project: project, portfolio, প্রকল্প, প্রজেক্ট, 專案, 作品, 作品集, 代表作, مشروع, مشاريع
book-written: book, author, publish, published, publication, বই, প্রকাশিত, 著作, 出版, 書籍, 寫過, كتاب
international: international, internationally, abroad, overseas, worldwide, outside the country, foreign, বিদেশ, বিদেশে, আন্তর্জাতিক, 國外, 海外, 國際, 境外, دولي, خارج البلاد
wholesale: wholesale, bulk, পাইকারি, 批發, 大量訂購, 團購, جملة
cod: cash on delivery, cod, ক্যাশ অন ডেলিভারি, 貨到付款, الدفع عند الاستلام
sameday: same day, next day, একই দিন, 當日, 當天, 隔日
weekday: weekday, weekdays, workday, কর্মদিবস, 平日, 工作日
member: member, membership, সদস্য, মেম্বারশিপ, 會員, 會籍, عضوية
join: join, sign up, enrol, enroll, enrolment, admission, ভর্তি, নিবন্ধন, 加入, 報名, 入會, 入學, تسجيل, انضمام
training: training, trainer, coaching, personal training, প্রশিক্ষণ, 教練課, 訓練, تدريب
height: height, tall, উচ্চতা, 身高, 高度, طول
painting: painting, illustration, drawing, draw, paint, ছবি আঁকা, 插畫, 繪畫, 畫圖, 繪本, رسم
photo: photo, photograph, photography, picture, ছবি, ফটো, ফটোগ্রাফি, 照片, 攝影, 拍照, صورة, تصوير
wedding: wedding, marriage ceremony, বিয়ে, বিবাহ, 婚禮, 婚紗, 結婚典禮, زفاف
salary: salary, wage, বেতন, 薪水, 薪資, 月薪, راتب
rating: rating, review, star, রেটিং, রিভিউ, 評價, 評論, 星級, تقييم
near: near, nearby, close to, next to, কাছে, পাশে, নিকটে, 附近, 旁邊, 靠近, 對面, قريب
towel: towel, তোয়ালে, 毛巾, منشفة
locker: locker, লকার, 置物櫃
cake: cake, কেক, 蛋糕, كعكة
pizza: pizza, পিৎজা, পিজ্জা, 披薩, 比薩, بيتزا
egg: egg, ডিম, 雞蛋, 蛋類
burger: burger, hamburger, বার্গার, 漢堡, برجر
dress: dress, clothes, clothing, garment, পোশাক, জামা, কাপড়, 衣服, 服裝, ملابس
shoe: shoe, shoes, sneaker, জুতা, 鞋子, 鞋類, حذاء, أحذية
laptop: laptop, notebook computer, ল্যাপটপ, 筆電, 筆記型電腦, 筆記本電腦, حاسوب محمول
computer: computer, pc, desktop, কম্পিউটার, 電腦, كمبيوتر, حاسوب
motorcycle: motorcycle, motorbike, মোটরসাইকেল, 機車, 摩托車, دراجة نارية
bicycle: bicycle, bike, সাইকেল, 自行車, 腳踏車, دراجة
`

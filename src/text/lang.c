/* SPDX-License-Identifier: MIT */
/*
 * Two strings hold frequent characters that only one script has; a character
 * and its counterpart stand at the same place. A guess first makes a bit set
 * of each over the Unified Ideographs and then counts in one pass.
 */
#include <config.h>

#include "text/lang.h"
#include "text/utf8.h"

#include <stdint.h>

enum {
    HEAD = 4096, /* bytes that a guess reads */
    HAN = 0x4E00,
    HAN_END = 0xA000,
};

static const char simplified[] =
    "们国这来时会为学对说发过动种经现还进样开无从问间长实关点业与处东机题"
    "产务总达认设议领导战权选举约论证讯闻报记纪党员军区县岁亿两个当应将该"
    "让给则么谁话语读书请谢谈讨访谓见观视规觉览亲专义乐习乡买卖众优传伤伦"
    "体儿兰兴养凤刘创办劳劲势华单卫压厅双变号听启吗响哑团园围图圆圣场坏块"
    "坚坝垒声壳头夹夺奋奖妇妈孙宁宝审宪宫宽宾寻寿尘尝层属岛岭峡币师帐带帮"
    "庆库庙废张弯弹强归录忆忧怀态怜恋恶悬惊惧惯愤戏扩扫扬扰护担拟拥择挥损"
    "换摆敌数断旧显晓条杀杂极构标栏树档桥检楼欢欧残毁毕气汇汉汤沟没泽洁测"
    "济浅浓润涨满滚灭灯灵灾炉炼热爱爷牵状犹独狭狱猎献环电画畅疗疯监盖盘盐"
    "睁矿码确碍礼祸离稳穷竞笔签简类紧纠红级纯纲纳纷纸线练组细织终绍绝统继"
    "绩续维绿编缘缩网罗罚职联聪肃肤胁胜脑脸节苏药获营蓝虑虽补装裤触订计训"
    "许诉词译试诗诚误调谋财责败货质费资赛赞赢赵趋跃车转轮软轻载较辆输边辽"
    "迁运迟递逊遗邓邮邻郑酱释针钟钢钱铁银错键镇门闭闲阅队阳阴阵阶际陆陈险"
    "随难雾韩页顶项顺须顾顿预频颜风飞饭饮馆马驱验骂骑鱼鲁鸟鸡齐齿龙龟";

static const char traditional[] =
    "們國這來時會為學對說發過動種經現還進樣開無從問間長實關點業與處東機題"
    "產務總達認設議領導戰權選舉約論證訊聞報記紀黨員軍區縣歲億兩個當應將該"
    "讓給則麼誰話語讀書請謝談討訪謂見觀視規覺覽親專義樂習鄉買賣眾優傳傷倫"
    "體兒蘭興養鳳劉創辦勞勁勢華單衛壓廳雙變號聽啟嗎響啞團園圍圖圓聖場壞塊"
    "堅壩壘聲殼頭夾奪奮獎婦媽孫寧寶審憲宮寬賓尋壽塵嘗層屬島嶺峽幣師帳帶幫"
    "慶庫廟廢張彎彈強歸錄憶憂懷態憐戀惡懸驚懼慣憤戲擴掃揚擾護擔擬擁擇揮損"
    "換擺敵數斷舊顯曉條殺雜極構標欄樹檔橋檢樓歡歐殘毀畢氣匯漢湯溝沒澤潔測"
    "濟淺濃潤漲滿滾滅燈靈災爐煉熱愛爺牽狀猶獨狹獄獵獻環電畫暢療瘋監蓋盤鹽"
    "睜礦碼確礙禮禍離穩窮競筆簽簡類緊糾紅級純綱納紛紙線練組細織終紹絕統繼"
    "績續維綠編緣縮網羅罰職聯聰肅膚脅勝腦臉節蘇藥獲營藍慮雖補裝褲觸訂計訓"
    "許訴詞譯試詩誠誤調謀財責敗貨質費資賽贊贏趙趨躍車轉輪軟輕載較輛輸邊遼"
    "遷運遲遞遜遺鄧郵鄰鄭醬釋針鐘鋼錢鐵銀錯鍵鎮門閉閒閱隊陽陰陣階際陸陳險"
    "隨難霧韓頁頂項順須顧頓預頻顏風飛飯飲館馬驅驗罵騎魚魯鳥雞齊齒龍龜";

/* --- tags --- */

static const char *const tags[] = {
    [LANG_UNKNOWN] = NULL,      [LANG_ZH] = "zh",    [LANG_ZH_HANS] = "zh-Hans",
    [LANG_ZH_HANT] = "zh-Hant", [LANG_JA] = "ja",    [LANG_KO] = "ko",
    [LANG_EN] = "en",           [LANG_OTHER] = NULL,
};

/* By the first subtag; three letters as ISO 639-2 and -3 have them. */
static const struct {
    struct str tag;
    enum lang lang;
} languages[] = {
    { STR_INIT("zh"), LANG_ZH },      { STR_INIT("zho"), LANG_ZH },
    { STR_INIT("chi"), LANG_ZH },     { STR_INIT("cmn"), LANG_ZH },
    { STR_INIT("yue"), LANG_ZH },     { STR_INIT("ja"), LANG_JA },
    { STR_INIT("jpn"), LANG_JA },     { STR_INIT("jp"), LANG_JA },
    { STR_INIT("ko"), LANG_KO },      { STR_INIT("kor"), LANG_KO },
    { STR_INIT("kr"), LANG_KO },      { STR_INIT("en"), LANG_EN },
    { STR_INIT("eng"), LANG_EN },     { STR_INIT("cn"), LANG_ZH_HANS },
    { STR_INIT("tw"), LANG_ZH_HANT },
};

/* Of Chinese, by any later subtag; a script stands before a region. */
static const struct {
    struct str tag;
    enum lang lang;
} scripts[] = {
    { STR_INIT("hans"), LANG_ZH_HANS }, { STR_INIT("hant"), LANG_ZH_HANT },
    { STR_INIT("chs"), LANG_ZH_HANS },  { STR_INIT("cht"), LANG_ZH_HANT },
    { STR_INIT("cn"), LANG_ZH_HANS },   { STR_INIT("sg"), LANG_ZH_HANS },
    { STR_INIT("my"), LANG_ZH_HANS },   { STR_INIT("tw"), LANG_ZH_HANT },
    { STR_INIT("hk"), LANG_ZH_HANT },   { STR_INIT("mo"), LANG_ZH_HANT },
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

const char *lang_tag(enum lang l)
{
    return tags[l];
}

/* The next subtag of *rest; "_" and "." (of locale names) part like "-". */
static struct str subtag(struct str *rest)
{
    size_t n = 0;
    struct str part;

    while (n < rest->n && !strchr("-_.", rest->p[n]))
        n++;
    part = str_head(*rest, n);
    *rest = str_skip(*rest, n + 1);
    return part;
}

static enum lang script_of(struct str rest)
{
    while (rest.n) {
        struct str part = subtag(&rest);
        for (size_t i = 0; i < COUNT(scripts); i++) {
            if (str_eq_nocase(part, scripts[i].tag))
                return scripts[i].lang;
        }
    }
    return LANG_ZH;
}

enum lang lang_of_tag(struct str tag)
{
    struct str rest = str_trim(tag), first = subtag(&rest);

    if (first.n == 0)
        return LANG_UNKNOWN;
    for (size_t i = 0; i < COUNT(languages); i++) {
        if (!str_eq_nocase(first, languages[i].tag))
            continue;
        return languages[i].lang == LANG_ZH ? script_of(rest)
                                            : languages[i].lang;
    }
    return str_eq_nocase(first, STR("und")) ? LANG_UNKNOWN : LANG_OTHER;
}

/* --- guess --- */

struct han_set {
    uint64_t bits[(HAN_END - HAN) / 64];
};

/* Letters of a text, by script. */
struct counts {
    size_t han, simplified, traditional, kana, hangul;
    size_t ascii, other;
    size_t words; /* of letters, up to the next blank or CJK: also an address */
};

static bool is_in(const struct han_set *set, uint32_t han)
{
    return set->bits[(han - HAN) / 64] >> (han - HAN) % 64 & 1;
}

static void make_set(struct han_set *set, struct str signs)
{
    const char *p = signs.p, *end = p + signs.n;

    memset(set, 0, sizeof(*set));
    while (p < end) {
        uint32_t at = utf8_next(&p, end) - HAN;
        set->bits[at / 64] |= (uint64_t)1 << at % 64;
    }
}

/* Kana but for the interpunct and the long vowel, which Chinese uses too. */
static bool is_kana(uint32_t cp)
{
    return (cp >= 0x3041 && cp <= 0x3096) || (cp >= 0x30A1 && cp <= 0x30FA) ||
           (cp >= 0xFF66 && cp <= 0xFF9D);
}

static bool is_hangul(uint32_t cp)
{
    return (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0x1100 && cp <= 0x11FF) ||
           (cp >= 0x3131 && cp <= 0x318E);
}

/* Letters beyond ASCII of the scripts below U+2000, near enough. */
static bool is_other_letter(uint32_t cp)
{
    return cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7;
}

static struct counts count_letters(struct str s, const struct han_set *hans,
                                   const struct han_set *hant)
{
    const char *p = s.p, *end = p + s.n;
    struct counts n = { 0 };
    bool word = false;

    while (p < end) {
        uint32_t cp = utf8_next(&p, end);
        bool ascii = (cp | 0x20) - 'a' < 26, other = is_other_letter(cp);
        n.ascii += ascii;
        n.other += other;
        n.words += !word && (ascii || other);
        word = (word || ascii || other) && cp > ' ' && cp < 0x2E80;
        if (cp < 0x80)
            continue;
        if (cp >= HAN && cp < HAN_END) {
            n.han++;
            n.simplified += is_in(hans, cp);
            n.traditional += is_in(hant, cp);
        } else if (is_kana(cp)) {
            n.kana++;
        } else if (is_hangul(cp)) {
            n.hangul++;
        }
    }
    return n;
}

static enum lang judge(const struct counts *n)
{
    size_t cjk = n->han + n->kana + n->hangul;

    if (cjk + n->words == 0)
        return LANG_UNKNOWN;
    /* A word says as much as two ideographs. */
    if (cjk < n->words * 2)
        return n->other * 50 <= n->ascii ? LANG_EN : LANG_OTHER;
    if (n->hangul * 2 >= cjk)
        return LANG_KO;
    if (n->kana * 8 >= n->kana + n->han)
        return LANG_JA;
    if (n->simplified == n->traditional)
        return LANG_ZH;
    return n->simplified > n->traditional ? LANG_ZH_HANS : LANG_ZH_HANT;
}

enum lang lang_guess(struct str s)
{
    struct han_set hans, hant;
    struct counts n;

    make_set(&hans, str_of(simplified));
    make_set(&hant, str_of(traditional));
    n = count_letters(utf8_head(s, HEAD), &hans, &hant);
    return judge(&n);
}

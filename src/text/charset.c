/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 and UTF-16 are decoded here, the legacy charsets by iconv, and
 * ISO-2022-JP as EUC-JP. Each has a row with the names that iconv
 * implementations know it by and the signs that are frequent in its language: a
 * legacy charset is told from another by the share of its decoded text that is
 * frequent, since most of them accept the bytes of the others.
 */
#include <config.h>

#include "text/charset.h"

#include "base/buf.h"
#include "text/iso2022.h"
#include "text/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>

enum {
    SAMPLE = 4096, /* bytes at either end that are tried */
    FLUSH = 16,    /* bytes, more than iconv ever holds back */
    BAD_UTF8 = 50, /* one bad byte in so many may still be UTF-8 */
    BETTER = 10,   /* a legacy charset errs at most a tenth as often */
};

struct charset_row {
    const char *name;
    const char *iconv[4];
    const char *frequent; /* UTF-8; kana are frequent in Japanese anyway */
};

static const struct charset_row rows[] = {
    [CHARSET_UNKNOWN] = { "unknown", { NULL }, NULL },
    [CHARSET_UTF8] = { "UTF-8", { NULL }, NULL },
    [CHARSET_UTF16LE] = { "UTF-16LE", { NULL }, NULL },
    [CHARSET_UTF16BE] = { "UTF-16BE", { NULL }, NULL },
    [CHARSET_GB18030] = { "GB18030",
                          { "GB18030", "GBK", "CP936" },
                          "，。、：“”的一是在不了有和人这中大为上个国我以要他"
                          "时来用们生到作地于出就分对成会可主发年动同工也能下过"
                          "子说产种面而方后多定行学法所民得经" },
    [CHARSET_BIG5] = { "Big5",
                       { "BIG5-HKSCS", "BIG5", "CP950" },
                       "，。、：「」的一是在不了有和人這中大為上個國我以要他"
                       "時來用們生到作地於出就分對成會可主發年動同工也能下過"
                       "子說產種面而方後多定行學法所民得經" },
    [CHARSET_EUC_JP] = { "EUC-JP",
                         { "EUC-JP-MS", "EUC-JP" },
                         "、。「」日本人年大国月" },
    [CHARSET_SHIFT_JIS] = { "Shift_JIS",
                            { "CP932", "SHIFT_JIS", "SHIFT-JIS" },
                            "、。「」日本人年大国月" },
    [CHARSET_EUC_KR] = { "EUC-KR",
                         { "CP949", "UHC", "EUC-KR" },
                         "이다는을의에가고하지로한은사기도리를대어자인시서해"
                         "나정과그수일있아보부스라원제상만들전것장주" },
    [CHARSET_ISO_2022_JP] = { "ISO-2022-JP", { NULL }, NULL },
};

const char *charset_name(enum charset c)
{
    return rows[c].name;
}

/* --- labels --- */

static const struct {
    struct str label;
    enum charset charset;
} labels[] = {
    { STR_INIT("utf-8"), CHARSET_UTF8 },
    { STR_INIT("utf8"), CHARSET_UTF8 },
    { STR_INIT("unicode-1-1-utf-8"), CHARSET_UTF8 },
    { STR_INIT("unicode11utf8"), CHARSET_UTF8 },
    { STR_INIT("unicode20utf8"), CHARSET_UTF8 },
    { STR_INIT("x-unicode20utf8"), CHARSET_UTF8 },
    { STR_INIT("utf-16"), CHARSET_UTF16LE },
    { STR_INIT("utf-16le"), CHARSET_UTF16LE },
    { STR_INIT("unicode"), CHARSET_UTF16LE },
    { STR_INIT("ucs-2"), CHARSET_UTF16LE },
    { STR_INIT("iso-10646-ucs-2"), CHARSET_UTF16LE },
    { STR_INIT("csunicode"), CHARSET_UTF16LE },
    { STR_INIT("unicodefeff"), CHARSET_UTF16LE },
    { STR_INIT("utf-16be"), CHARSET_UTF16BE },
    { STR_INIT("unicodefffe"), CHARSET_UTF16BE },
    { STR_INIT("gb18030"), CHARSET_GB18030 },
    { STR_INIT("gbk"), CHARSET_GB18030 },
    { STR_INIT("x-gbk"), CHARSET_GB18030 },
    { STR_INIT("gb2312"), CHARSET_GB18030 },
    { STR_INIT("gb_2312"), CHARSET_GB18030 },
    { STR_INIT("gb_2312-80"), CHARSET_GB18030 },
    { STR_INIT("csgb2312"), CHARSET_GB18030 },
    { STR_INIT("csiso58gb231280"), CHARSET_GB18030 },
    { STR_INIT("iso-ir-58"), CHARSET_GB18030 },
    { STR_INIT("chinese"), CHARSET_GB18030 },
    { STR_INIT("cp936"), CHARSET_GB18030 },
    { STR_INIT("euc-cn"), CHARSET_GB18030 },
    { STR_INIT("big5"), CHARSET_BIG5 },
    { STR_INIT("big5-hkscs"), CHARSET_BIG5 },
    { STR_INIT("x-x-big5"), CHARSET_BIG5 },
    { STR_INIT("cn-big5"), CHARSET_BIG5 },
    { STR_INIT("csbig5"), CHARSET_BIG5 },
    { STR_INIT("cp950"), CHARSET_BIG5 },
    { STR_INIT("euc-jp"), CHARSET_EUC_JP },
    { STR_INIT("x-euc-jp"), CHARSET_EUC_JP },
    { STR_INIT("cseucpkdfmtjapanese"), CHARSET_EUC_JP },
    { STR_INIT("shift_jis"), CHARSET_SHIFT_JIS },
    { STR_INIT("shift-jis"), CHARSET_SHIFT_JIS },
    { STR_INIT("sjis"), CHARSET_SHIFT_JIS },
    { STR_INIT("x-sjis"), CHARSET_SHIFT_JIS },
    { STR_INIT("ms_kanji"), CHARSET_SHIFT_JIS },
    { STR_INIT("ms932"), CHARSET_SHIFT_JIS },
    { STR_INIT("csshiftjis"), CHARSET_SHIFT_JIS },
    { STR_INIT("windows-31j"), CHARSET_SHIFT_JIS },
    { STR_INIT("cp932"), CHARSET_SHIFT_JIS },
    { STR_INIT("euc-kr"), CHARSET_EUC_KR },
    { STR_INIT("cseuckr"), CHARSET_EUC_KR },
    { STR_INIT("csksc56011987"), CHARSET_EUC_KR },
    { STR_INIT("iso-ir-149"), CHARSET_EUC_KR },
    { STR_INIT("korean"), CHARSET_EUC_KR },
    { STR_INIT("ks_c_5601-1987"), CHARSET_EUC_KR },
    { STR_INIT("ks_c_5601-1989"), CHARSET_EUC_KR },
    { STR_INIT("ksc5601"), CHARSET_EUC_KR },
    { STR_INIT("ksc_5601"), CHARSET_EUC_KR },
    { STR_INIT("windows-949"), CHARSET_EUC_KR },
    { STR_INIT("cp949"), CHARSET_EUC_KR },
    { STR_INIT("iso-2022-jp"), CHARSET_ISO_2022_JP },
    { STR_INIT("csiso2022jp"), CHARSET_ISO_2022_JP },
    { STR_INIT("iso-2022-jp-1"), CHARSET_ISO_2022_JP },
    { STR_INIT("iso-2022-jp-2"), CHARSET_ISO_2022_JP },
    { STR_INIT("iso-2022-jp-ms"), CHARSET_ISO_2022_JP },
    { STR_INIT("cp50220"), CHARSET_ISO_2022_JP },
    { STR_INIT("cp50221"), CHARSET_ISO_2022_JP },
};

enum charset charset_label(struct str label)
{
    label = str_trim(label);
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (str_eq_nocase(label, labels[i].label))
            return labels[i].charset;
    return CHARSET_UNKNOWN;
}

/* --- decoding --- */

static const char replacement[] = "\xEF\xBF\xBD";

static void put_bad(struct buf *out, size_t *bad)
{
    buf_mem(out, replacement, 3);
    ++*bad;
}

static void decode_utf8(struct str s, struct buf *out, size_t *bad)
{
    while (s.n) {
        size_t good = utf8_valid(s);
        buf_mem(out, s.p, good);
        s = str_skip(s, good);
        if (s.n) {
            const char *next = s.p;
            utf8_next(&next, str_end(s));
            s = str_skip(s, (size_t)(next - s.p));
            put_bad(out, bad);
        }
    }
}

static uint32_t unit16(const char *p, bool big)
{
    uint32_t first = (unsigned char)p[0], second = (unsigned char)p[1];

    return big ? first << 8 | second : second << 8 | first;
}

static void decode_utf16(struct str s, bool big, struct buf *out, size_t *bad)
{
    while (s.n >= 2) {
        uint32_t cp = unit16(s.p, big), low;
        s = str_skip(s, 2);
        if (cp >= 0xD800 && cp <= 0xDBFF && s.n >= 2 &&
            (low = unit16(s.p, big)) >= 0xDC00 && low <= 0xDFFF) {
            cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
            s = str_skip(s, 2);
        } else if (cp >= 0xD800 && cp <= 0xDFFF) {
            put_bad(out, bad);
            continue;
        }
        out->n += utf8_put(buf_room(out, 4), cp);
    }
    if (s.n)
        put_bad(out, bad);
}

static iconv_t open_iconv(enum charset c)
{
    iconv_t cd = (iconv_t)-1;

    for (int i = 0; i < 4 && rows[c].iconv[i] && cd == (iconv_t)-1; i++)
        cd = iconv_open("UTF-8", rows[c].iconv[i]);
    return cd;
}

/* The ill-formed bytes at p: a lead byte takes its second one along unless
 * that could be ASCII, as the WHATWG decoders do. */
static size_t bad_bytes(const char *p, size_t n)
{
    return n > 1 && (unsigned char)p[0] >= 0x81 && (unsigned char)p[1] >= 0x80
               ? 2
               : 1;
}

/* Not cut: a character that the end cuts off is no error and is left out. */
static void decode_iconv(struct str s, iconv_t cd, bool cut, struct buf *out,
                         size_t *bad)
{
    char *in = (char *)(uintptr_t)s.p;
    size_t left = s.n;

    while (left) {
        size_t room = left + left / 2 + FLUSH; /* two bytes are mostly three */
        size_t want = room;
        char *to = buf_room(out, room);
        size_t done = iconv(cd, &in, &left, &to, &room);
        int why = done == (size_t)-1 ? errno : 0;
        out->n += want - room;
        if (why == 0 || why == E2BIG)
            continue;
        if (why == EINVAL && cut)
            break;
        /* None may be left: what iconv held back was bad. */
        size_t skip = left ? bad_bytes(in, left) : 0;
        put_bad(out, bad);
        in += skip;
        left -= skip;
        iconv(cd, NULL, NULL, NULL, NULL);
    }
    /* A decoder may hold a base character back for a mark to come. */
    char *to = buf_room(out, FLUSH);
    size_t room = FLUSH;
    iconv(cd, NULL, NULL, &to, &room);
    out->n += FLUSH - room;
}

static struct str skip_mark(struct str s, enum charset c)
{
    static const struct str marks[] = {
        [CHARSET_UTF8] = STR_INIT("\xEF\xBB\xBF"),
        [CHARSET_UTF16LE] = STR_INIT("\xFF\xFE"),
        [CHARSET_UTF16BE] = STR_INIT("\xFE\xFF"),
        [CHARSET_GB18030] = STR_INIT("\x84\x31\x95\x33"),
    };

    if (c < sizeof(marks) / sizeof(*marks) && marks[c].n &&
        str_starts(s, marks[c]))
        return str_skip(s, marks[c].n);
    return s;
}

static void decode(struct str s, enum charset c, struct buf *out, size_t *bad)
{
    iconv_t cd;

    if (c == CHARSET_UTF16LE || c == CHARSET_UTF16BE) {
        decode_utf16(s, c == CHARSET_UTF16BE, out, bad);
        return;
    }
    if (c == CHARSET_ISO_2022_JP) {
        struct buf euc = { 0 };
        iso2022_to_euc(&euc, s);
        decode(buf_str(&euc), CHARSET_EUC_JP, out, bad);
        buf_free(&euc);
        return;
    }
    cd = open_iconv(c);
    if (cd == (iconv_t)-1) {
        decode_utf8(s, out, bad); /* also a system without that charset */
        return;
    }
    decode_iconv(s, cd, false, out, bad);
    iconv_close(cd);
}

struct str charset_decode(struct arena *a, struct str bytes, enum charset c,
                          size_t *bad)
{
    struct buf out = { 0 };
    struct str s = skip_mark(bytes, c);
    size_t count = 0;

    if (c > CHARSET_UTF8 || utf8_valid(s) < s.n) {
        decode(s, c, &out, &count);
        s = buf_give(&out, a);
    }
    if (bad)
        *bad = count;
    return s;
}

/* --- detection --- */

/* Parts of the text: its begin and its end. */
struct samples {
    struct str part[2];
    size_t count;
};

struct score {
    size_t bad;      /* bytes that mean nothing */
    size_t high;     /* bytes that are not ASCII */
    size_t signs;    /* characters that are not ASCII */
    size_t frequent; /* of these */
};

static struct samples take_samples(struct str s)
{
    struct samples out = { { str_head(s, SAMPLE), STR_NONE }, 1 };

    if (s.n > SAMPLE) {
        size_t tail = s.n - SAMPLE < SAMPLE ? SAMPLE : s.n - SAMPLE;
        out.part[1] = str_skip(s, tail);
        out.count = 2;
    }
    return out;
}

/* The sample from its first byte that surely begins a character: no second
 * byte of a legacy charset is below 0x30. */
static struct str aligned(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] < 0x30)
            return str_skip(s, i);
    return str_skip(s, s.n);
}

static size_t count_high(struct str s)
{
    size_t high = 0;

    for (size_t i = 0; i < s.n; i++)
        high += (unsigned char)s.p[i] >= 0x80;
    return high;
}

static bool is_tail(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of s that are bad UTF-8. A character cut by an end is not bad. */
static size_t bad_utf8(struct str s, bool first, bool last)
{
    const char *p = s.p, *end = str_end(s);
    size_t bad = 0;

    for (int i = 0; !first && i < 3 && p < end && is_tail(*p); i++)
        p++;
    while (p < end) {
        p += utf8_valid(str_range(p, end));
        if (p == end)
            break;
        const char *next = p;
        utf8_next(&next, end);
        bool head = (unsigned char)*p >= 0xC2 && (unsigned char)*p <= 0xF4;
        if (next < end || last || !head)
            bad += (size_t)(next - p);
        p = next;
    }
    return bad;
}

static struct score score_utf8(const struct samples *in)
{
    struct score score = { 0 };

    for (size_t i = 0; i < in->count; i++) {
        score.high += count_high(in->part[i]);
        score.bad += bad_utf8(in->part[i], i == 0, i + 1 == in->count);
    }
    return score;
}

static bool is_frequent(enum charset c, uint32_t cp, struct str sign)
{
    if (c == CHARSET_EUC_JP || c == CHARSET_SHIFT_JIS)
        if (cp >= 0x3041 && cp <= 0x30FC)
            return true;
    return str_has(str_of(rows[c].frequent), sign);
}

static void count_signs(enum charset c, struct str text, struct score *score)
{
    const char *p = text.p, *end = p + text.n;

    while (p < end) {
        const char *from = p;
        uint32_t cp = utf8_next(&p, end);
        if (cp < 0x80)
            continue;
        score->signs++;
        score->frequent += is_frequent(c, cp, str_range(from, p));
    }
}

/* False when the system has no such charset. */
static bool score_legacy(enum charset c, const struct samples *in,
                         struct score *score)
{
    iconv_t cd = open_iconv(c);
    struct buf text = { 0 };

    *score = (struct score){ 0 };
    if (cd == (iconv_t)-1)
        return false;
    for (size_t i = 0; i < in->count; i++) {
        struct str s = i == 0 ? in->part[0] : aligned(in->part[i]);
        score->high += count_high(s);
        decode_iconv(s, cd, i + 1 < in->count, &text, &score->bad);
    }
    iconv_close(cd);
    count_signs(c, buf_str(&text), score);
    buf_free(&text);
    return true;
}

/* Errors of the legacy charset are at most a tenth of those of UTF-8, both by
 * the bytes that are not ASCII. */
static bool is_better(const struct score *legacy, const struct score *utf8)
{
    return legacy->bad * BETTER * utf8->high <= utf8->bad * legacy->high &&
           legacy->high > 0;
}

static enum charset by_trial(const struct samples *in, const struct score *utf8)
{
    enum charset best = CHARSET_UTF8;
    size_t frequent = 0, signs = 1;

    for (enum charset c = CHARSET_GB18030; c <= CHARSET_EUC_KR; c++) {
        struct score score;
        if (!score_legacy(c, in, &score) || !is_better(&score, utf8))
            continue;
        if (best == CHARSET_UTF8 ||
            score.frequent * signs > frequent * score.signs) {
            best = c;
            frequent = score.frequent;
            signs = score.signs ? score.signs : 1;
        }
    }
    return best;
}

static enum charset by_mark(struct str s)
{
    if (str_starts(s, STR("\xEF\xBB\xBF")))
        return CHARSET_UTF8;
    if (str_starts(s, STR("\xFF\xFE")))
        return CHARSET_UTF16LE;
    if (str_starts(s, STR("\xFE\xFF")))
        return CHARSET_UTF16BE;
    if (str_starts(s, STR("\x84\x31\x95\x33")))
        return CHARSET_GB18030;
    return CHARSET_UNKNOWN;
}

/* Units of 16 bits that text in the languages of this reader is made of. */
static bool is_usual16(uint32_t unit)
{
    return unit == '\n' || unit == '\r' || unit == '\t' ||
           (unit >= 0x20 && unit < 0x7F) || (unit >= 0xA0 && unit < 0x250) ||
           (unit >= 0x2010 && unit < 0x2600) ||
           (unit >= 0x3000 && unit < 0xA000) ||
           (unit >= 0xAC00 && unit < 0xD7A4) || unit >= 0xFE30;
}

/* Units of s in one order that are usual. */
static size_t count_usual16(struct str s, bool big)
{
    size_t usual = 0;
    for (size_t i = 0; i + 1 < s.n; i += 2)
        usual += is_usual16(unit16(s.p + i, big));
    return usual;
}

/* UTF-16 by the looks of its begin. */
static enum charset by_looks(struct str s)
{
    size_t nul[2] = { 0 }, units = s.n / 2;
    for (size_t i = 0; i < s.n; i++)
        nul[i % 2] += s.p[i] == '\0';
    size_t all = nul[0] + nul[1];
    bool big = nul[0] > nul[1];
    if (units < 4 || all == 0)
        return CHARSET_UNKNOWN;
    /* ASCII has a NUL in each pair, of which all are on one side. Where there
     * are few, what is usual in one order is not in the other; pairs of bytes
     * of ASCII look like Chinese in either. */
    bool wrong = bad_utf8(s, true, false) > 0;
    size_t most = nul[!big];
    if (all * (wrong ? 8 : 1) * 4 <= units * 3 || (all - most) * 8 > most) {
        size_t be = count_usual16(s, true), le = count_usual16(s, false);
        big = be > le;
        if (!wrong || (big ? le : be) * 10 > units * 9)
            return CHARSET_UNKNOWN;
    }
    if (count_usual16(s, big) * 20 < units * 19)
        return CHARSET_UNKNOWN;
    return big ? CHARSET_UTF16BE : CHARSET_UTF16LE;
}

enum charset charset_utf16(struct str bytes)
{
    enum charset mark = by_mark(bytes);
    if (mark == CHARSET_UTF16LE || mark == CHARSET_UTF16BE)
        return mark;
    return mark == CHARSET_UNKNOWN ? by_looks(str_head(bytes, SAMPLE))
                                   : CHARSET_UNKNOWN;
}

enum charset charset_detect(struct str bytes, enum charset declared)
{
    enum charset mark = by_mark(bytes);
    if (mark == CHARSET_UNKNOWN)
        mark = charset_utf16(bytes);
    if (mark == CHARSET_UNKNOWN && iso2022_is(bytes))
        mark = CHARSET_ISO_2022_JP;
    struct samples samples;
    struct score utf8, legacy;
    size_t good;

    if (mark != CHARSET_UNKNOWN)
        return mark;
    good = utf8_valid(bytes);
    if (good == bytes.n)
        return CHARSET_UTF8;
    samples = take_samples(bytes);
    utf8 = score_utf8(&samples);
    if (utf8.high == 0) { /* markup or a script: look at what is wrong */
        samples = take_samples(str_head(str_skip(bytes, good), SAMPLE));
        utf8 = score_utf8(&samples);
    }
    if (utf8.bad * BAD_UTF8 <= utf8.high)
        return CHARSET_UTF8;
    if (declared >= CHARSET_GB18030 &&
        score_legacy(declared, &samples, &legacy) && is_better(&legacy, &utf8))
        return declared;
    return by_trial(&samples, &utf8);
}

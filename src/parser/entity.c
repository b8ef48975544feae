/* SPDX-License-Identifier: MIT */
/* A sorted table of the names of HTML 4 (and apos), read by bisection. */
#include <config.h>

#include "parser/entity.h"

#include "base/ascii.h"
#include "text/utf8.h"

enum { NAME_MAX_BYTES = 8, NUMBER_DIGITS = 8 };

/* clang-format off */
const struct entity entity_table[] = {
    { "AElig", 198 }, { "Aacute", 193 }, { "Acirc", 194 }, { "Agrave", 192 },
    { "Alpha", 913 }, { "Aring", 197 }, { "Atilde", 195 }, { "Auml", 196 },
    { "Beta", 914 }, { "Ccedil", 199 }, { "Chi", 935 }, { "Dagger", 8225 },
    { "Delta", 916 }, { "ETH", 208 }, { "Eacute", 201 }, { "Ecirc", 202 },
    { "Egrave", 200 }, { "Epsilon", 917 }, { "Eta", 919 }, { "Euml", 203 },
    { "Gamma", 915 }, { "Iacute", 205 }, { "Icirc", 206 }, { "Igrave", 204 },
    { "Iota", 921 }, { "Iuml", 207 }, { "Kappa", 922 }, { "Lambda", 923 },
    { "Mu", 924 }, { "Ntilde", 209 }, { "Nu", 925 }, { "OElig", 338 },
    { "Oacute", 211 }, { "Ocirc", 212 }, { "Ograve", 210 }, { "Omega", 937 },
    { "Omicron", 927 }, { "Oslash", 216 }, { "Otilde", 213 },
    { "Ouml", 214 }, { "Phi", 934 }, { "Pi", 928 }, { "Prime", 8243 },
    { "Psi", 936 }, { "Rho", 929 }, { "Scaron", 352 }, { "Sigma", 931 },
    { "THORN", 222 }, { "Tau", 932 }, { "Theta", 920 }, { "Uacute", 218 },
    { "Ucirc", 219 }, { "Ugrave", 217 }, { "Upsilon", 933 }, { "Uuml", 220 },
    { "Xi", 926 }, { "Yacute", 221 }, { "Yuml", 376 }, { "Zeta", 918 },
    { "aacute", 225 }, { "acirc", 226 }, { "acute", 180 }, { "aelig", 230 },
    { "agrave", 224 }, { "alefsym", 8501 }, { "alpha", 945 }, { "amp", 38 },
    { "and", 8743 }, { "ang", 8736 }, { "apos", 39 }, { "aring", 229 },
    { "asymp", 8776 }, { "atilde", 227 }, { "auml", 228 }, { "bdquo", 8222 },
    { "beta", 946 }, { "brvbar", 166 }, { "bull", 8226 }, { "cap", 8745 },
    { "ccedil", 231 }, { "cedil", 184 }, { "cent", 162 }, { "chi", 967 },
    { "circ", 710 }, { "clubs", 9827 }, { "cong", 8773 }, { "copy", 169 },
    { "crarr", 8629 }, { "cup", 8746 }, { "curren", 164 }, { "dArr", 8659 },
    { "dagger", 8224 }, { "darr", 8595 }, { "deg", 176 }, { "delta", 948 },
    { "diams", 9830 }, { "divide", 247 }, { "eacute", 233 },
    { "ecirc", 234 }, { "egrave", 232 }, { "empty", 8709 }, { "emsp", 8195 },
    { "ensp", 8194 }, { "epsilon", 949 }, { "equiv", 8801 }, { "eta", 951 },
    { "eth", 240 }, { "euml", 235 }, { "euro", 8364 }, { "exist", 8707 },
    { "fnof", 402 }, { "forall", 8704 }, { "frac12", 189 },
    { "frac14", 188 }, { "frac34", 190 }, { "frasl", 8260 },
    { "gamma", 947 }, { "ge", 8805 }, { "gt", 62 }, { "hArr", 8660 },
    { "harr", 8596 }, { "hearts", 9829 }, { "hellip", 8230 },
    { "iacute", 237 }, { "icirc", 238 }, { "iexcl", 161 }, { "igrave", 236 },
    { "image", 8465 }, { "infin", 8734 }, { "int", 8747 }, { "iota", 953 },
    { "iquest", 191 }, { "isin", 8712 }, { "iuml", 239 }, { "kappa", 954 },
    { "lArr", 8656 }, { "lambda", 955 }, { "lang", 9001 }, { "laquo", 171 },
    { "larr", 8592 }, { "lceil", 8968 }, { "ldquo", 8220 }, { "le", 8804 },
    { "lfloor", 8970 }, { "lowast", 8727 }, { "loz", 9674 }, { "lrm", 8206 },
    { "lsaquo", 8249 }, { "lsquo", 8216 }, { "lt", 60 }, { "macr", 175 },
    { "mdash", 8212 }, { "micro", 181 }, { "middot", 183 },
    { "minus", 8722 }, { "mu", 956 }, { "nabla", 8711 }, { "nbsp", 160 },
    { "ndash", 8211 }, { "ne", 8800 }, { "ni", 8715 }, { "not", 172 },
    { "notin", 8713 }, { "nsub", 8836 }, { "ntilde", 241 }, { "nu", 957 },
    { "oacute", 243 }, { "ocirc", 244 }, { "oelig", 339 }, { "ograve", 242 },
    { "oline", 8254 }, { "omega", 969 }, { "omicron", 959 },
    { "oplus", 8853 }, { "or", 8744 }, { "ordf", 170 }, { "ordm", 186 },
    { "oslash", 248 }, { "otilde", 245 }, { "otimes", 8855 },
    { "ouml", 246 }, { "para", 182 }, { "part", 8706 }, { "permil", 8240 },
    { "perp", 8869 }, { "phi", 966 }, { "pi", 960 }, { "piv", 982 },
    { "plusmn", 177 }, { "pound", 163 }, { "prime", 8242 }, { "prod", 8719 },
    { "prop", 8733 }, { "psi", 968 }, { "quot", 34 }, { "rArr", 8658 },
    { "radic", 8730 }, { "rang", 9002 }, { "raquo", 187 }, { "rarr", 8594 },
    { "rceil", 8969 }, { "rdquo", 8221 }, { "real", 8476 }, { "reg", 174 },
    { "rfloor", 8971 }, { "rho", 961 }, { "rlm", 8207 }, { "rsaquo", 8250 },
    { "rsquo", 8217 }, { "sbquo", 8218 }, { "scaron", 353 },
    { "sdot", 8901 }, { "sect", 167 }, { "shy", 173 }, { "sigma", 963 },
    { "sigmaf", 962 }, { "sim", 8764 }, { "spades", 9824 }, { "sub", 8834 },
    { "sube", 8838 }, { "sum", 8721 }, { "sup", 8835 }, { "sup1", 185 },
    { "sup2", 178 }, { "sup3", 179 }, { "supe", 8839 }, { "szlig", 223 },
    { "tau", 964 }, { "there4", 8756 }, { "theta", 952 },
    { "thetasym", 977 }, { "thinsp", 8201 }, { "thorn", 254 },
    { "tilde", 732 }, { "times", 215 }, { "trade", 8482 }, { "uArr", 8657 },
    { "uacute", 250 }, { "uarr", 8593 }, { "ucirc", 251 }, { "ugrave", 249 },
    { "uml", 168 }, { "upsih", 978 }, { "upsilon", 965 }, { "uuml", 252 },
    { "weierp", 8472 }, { "xi", 958 }, { "yacute", 253 }, { "yen", 165 },
    { "yuml", 255 }, { "zeta", 950 }, { "zwj", 8205 }, { "zwnj", 8204 },
};
/* clang-format on */
const size_t entity_count = sizeof entity_table / sizeof *entity_table;

/* What browsers show for &#128; to &#159;: Windows-1252. */
static uint32_t number_meant(uint32_t cp)
{
    static const uint16_t windows[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178,
    };
    if (cp >= 0x80 && cp < 0xA0)
        return windows[cp - 0x80];
    return cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000) ? UTF8_BAD
                                                                     : cp;
}

static size_t read_number(struct str s, uint32_t *cp)
{
    size_t i = 2;
    int base = 10, d;
    uint32_t v = 0;
    if (s.n > 2 && (s.p[2] == 'x' || s.p[2] == 'X')) {
        base = 16;
        i++;
    }
    size_t from = i;
    while (i < s.n && (d = ascii_hex(s.p[i])) >= 0 && d < base) {
        if (i - from >= NUMBER_DIGITS)
            return 0;
        v = v * (uint32_t)base + (uint32_t)d;
        i++;
    }
    if (i == from)
        return 0;
    *cp = number_meant(v);
    return i < s.n && s.p[i] == ';' ? i + 1 : i;
}

static const struct entity *by_name(struct str name)
{
    size_t low = 0, high = entity_count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        int d = str_cmp(name, str_of(entity_table[mid].name));
        if (d == 0)
            return &entity_table[mid];
        if (d < 0)
            high = mid;
        else
            low = mid + 1;
    }
    return NULL;
}

size_t entity_read(struct str s, uint32_t *cp)
{
    if (s.n < 3 || s.p[0] != '&')
        return 0;
    if (s.p[1] == '#')
        return read_number(s, cp);
    size_t n = 1;
    while (n < s.n && n <= NAME_MAX_BYTES && s.p[n] != ';')
        n++;
    if (n >= s.n || s.p[n] != ';')
        return 0;
    const struct entity *e = by_name((struct str){ s.p + 1, n - 1 });
    if (!e)
        return 0;
    *cp = e->cp;
    return n + 1;
}

static bool is_twice(uint32_t cp)
{
    return cp == 0xA0 || cp == '"' || cp == '\'' ||
           (cp >= 0x2018 && cp <= 0x201F);
}

/* "&amp;nbsp;": the inner reference, with the length of all of it. */
static size_t read_twice(struct str s, size_t amp, uint32_t *cp)
{
    char copy[16] = "&";
    struct str inner = str_head(str_skip(s, amp), sizeof copy - 1);
    if (inner.n == 0)
        return 0;
    memcpy(copy + 1, inner.p, inner.n);
    size_t n = entity_read((struct str){ copy, inner.n + 1 }, cp);
    return n && copy[n - 1] == ';' && is_twice(*cp) ? amp + n - 1 : 0;
}

size_t entity_read_mended(struct str s, uint32_t *cp)
{
    uint32_t twice;
    size_t n = entity_read(s, cp);
    size_t more = n && *cp == '&' ? read_twice(s, n, &twice) : 0;
    if (more)
        *cp = twice;
    return more ? more : n;
}

struct str entity_decode(struct arena *a, struct str s)
{
    if (str_chr(s, '&') == s.n)
        return s;
    /* No reference is shorter than its character in UTF-8. */
    char *out = arena_bytes(a, s.n);
    size_t n = 0;
    for (struct str rest = s; rest.n;) {
        uint32_t cp;
        struct str plain = str_head(rest, str_chr(rest, '&'));
        memcpy(out + n, plain.p, plain.n);
        n += plain.n;
        rest = str_skip(rest, plain.n);
        size_t bytes = rest.n ? entity_read_mended(rest, &cp) : 0;
        if (bytes)
            n += utf8_put(out + n, cp);
        else if (rest.n)
            out[n++] = '&';
        rest = str_skip(rest, bytes ? bytes : 1);
    }
    arena_shrink(a, out, n);
    return (struct str){ out, n };
}

#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen_fold.py [--classes N] [FOLDER] > fold_tables.h

Makes the tables of text/fold from the files of the Unicode Character Database
and of Unihan in FOLDER (default /usr/share/unicode, Debian package
unicode-data) and from fold_han.txt beside this file. A code point becomes its
full compatibility decomposition, without combining marks, case-folded, each
ideograph as the first of its class; what depends on its neighbours (blanks,
dashes, numerals, voicing marks, jamo) is left to the program as a kind.

Classes of ideographs are joined from simplified, traditional and z-variants
and fold_han.txt. A semantic variant is followed only from a rare ideograph,
and only if all lead to one class: so it never joins two everyday words.

--classes N prints the classes of N or more members instead.
"""
import bz2
import collections
import os
import re
import sys

from gen_write import table

ARGS = sys.argv[1:]
CLASSES = int(ARGS[1]) if ARGS[:1] == ['--classes'] else 0
ARGS = ARGS[2:] if CLASSES else ARGS
FOLDER = ARGS[0] if ARGS else '/usr/share/unicode'
HERE = os.path.dirname(os.path.abspath(__file__))
BLOCK = 64
SPECIAL, SPECIAL_END = 0xD800, 0xF900  # surrogates and private use

# Kinds of text/fold.c, in the order of enum fold_kind.
KINDS = ['DROP', 'MARK', 'BLANK', 'LINE', 'DOT', 'DASH', 'QUOTE', 'STOP',
         'VOICED', 'SEMIVOICED', 'JAMO_V', 'JAMO_T', 'NIL']
DIGITS = '〇一二三四五六七八九'
STRINGS = 0x20  # specials from here on are strings


def lines(name):
    path = os.path.join(FOLDER, name)
    with (open if os.path.exists(path) else bz2.open)(
            path if os.path.exists(path) else path + '.bz2',
            'rt', encoding='utf-8') as f:
        yield from f


def rows(name, sep=';'):
    for line in lines(name):
        fields = [x.strip() for x in line.split('#')[0].split(sep)]
        if len(fields) > 1:
            yield fields


def hexes(text):
    return [int(x, 16) for x in text.split()]


def span(text):
    first, _, last = text.partition('..')
    return range(int(first, 16), int(last or first, 16) + 1)


# --- Unicode --------------------------------------------------------------
CATEGORY, DECOMPOSED = {}, {}
for _row in rows('UnicodeData.txt'):
    CATEGORY[int(_row[0], 16)] = _row[2]
    if _row[5]:
        DECOMPOSED[int(_row[0], 16)] = hexes(_row[5].split('>')[-1])
CASE = {int(r[0], 16): hexes(r[2]) for r in rows('CaseFolding.txt')
        if r[1] in 'CF'}
IGNORED = {c for r in rows('DerivedCoreProperties.txt')
           if r[1] == 'Default_Ignorable_Code_Point' for c in span(r[0])}
for _row in rows('EquivalentUnifiedIdeograph.txt'):
    for _c in span(_row[0]):
        DECOMPOSED.setdefault(_c, [int(_row[1], 16)])
VERSION = re.search(r'-(\d+\.\d+\.\d+)\.txt',
                    next(lines('CaseFolding.txt'))).group(1)
KANA = {c: c - 0x60 for c in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
VOICED = sorted((base, mark, c) for c, to in DECOMPOSED.items()
                if len(to) == 2 for base, mark in [to]
                if mark in (0x3099, 0x309A))

# Letters stay whole where the parts mean something else: kana (voicing) and
# the jamo of a keyboard, which are no conjoining ones; l with a dot, which
# would part names.
WHOLE = {c for _, _, c in VOICED} | set(range(0x3131, 0x318F)) | {
    0x13F, 0x140}
# Marks that a reader may leave out. In other scripts they are vowels.
MARKS = {c for c in CATEGORY if CATEGORY[c] in ('Mn', 'Me', 'Mc') and any(
    a <= c <= b for a, b in (
        (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x610, 0x61A),
        (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6ED), (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0x302A, 0x302F),
        (0xFE20, 0xFE2F)))}

KIND = {}
for _c, _category in CATEGORY.items():
    if _category == 'Zs':
        KIND[_c] = 'BLANK'
    if _category == 'Pd' and _c not in (0x301C, 0x3030):
        KIND[_c] = 'DASH'
KIND |= {c: 'DASH' for c in (0x2043, 0x2212, 0x2500, 0x2501)}
KIND |= {c: 'QUOTE' for c in map(ord, '"\'`´′″‴«»‹›‘’‚‛“”„‟「」『』〝〞〟')}
KIND |= {c: 'DOT' for c in map(ord, '·‧•∙⋅⸱・ㆍ᛫')}
KIND |= {ord('.'): 'STOP', 9: 'BLANK'}
KIND |= {c: 'LINE' for c in (0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029)}
KIND |= {0x3099: 'VOICED', 0x309A: 'SEMIVOICED',
         0x309B: 'VOICED', 0x309C: 'SEMIVOICED'}
KIND |= {c: 'JAMO_V' for c in range(0x1161, 0x1176)}
KIND |= {c: 'JAMO_T' for c in range(0x11A8, 0x11C3)}
KIND |= {c: 'MARK' for c in MARKS}
KIND |= {c: 'DROP' for c in IGNORED - MARKS}
KIND |= {ord(c): i for i, c in enumerate(DIGITS)} | {ord('零'): 'NIL'}
SAME = {ord(c): ord(to) for chars, to in (
    ('○◯', '〇'), ('〜〰∼˜', '~'), ('⁄∕', '/'), ('∶ː', ':'), ('⋯', '…'))
    for c in chars} | KANA


# --- ideographs -----------------------------------------------------------
class Classes:
    def __init__(self):
        self.parent = {}

    def find(self, x):
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            x = self.parent[x]
        return x

    def join(self, a, b):
        self.parent[self.find(a)] = self.find(b)

    def members(self):
        found = collections.defaultdict(list)
        for x in sorted(self.parent):
            found[self.find(x)].append(x)
        return found


def encoded(cp, name, first, last):
    try:
        return first <= chr(cp).encode(name)[0] <= last
    except UnicodeEncodeError:
        return False


def unihan(name):
    """Rows of a file of Unihan: code point, property, value."""
    for line in lines(name):
        part = line.rstrip('\n').split('\t')
        if len(part) == 3:
            yield int(part[0][2:], 16), part[1], part[2]


STANDARD = {c for c, name, _ in unihan('Unihan_Readings.txt')
            if name == 'kTGHZ2013'}


def is_common(cp):
    return cp in STANDARD or encoded(cp, 'big5', 0xA4, 0xC6)


def rank(cp):
    """The key of a class is the one that comes first."""
    return (not encoded(cp, 'gb2312', 0xB0, 0xD7), cp not in STANDARD,
            cp > 0xFFFF, cp)


def han_classes():
    classes, semantic = Classes(), []
    for cp, name, value in unihan('Unihan_Variants.txt'):
        others = [int(x.split('<')[0][2:], 16) for x in value.split()]
        if name in ('kSimplifiedVariant', 'kTraditionalVariant',
                    'kZVariant'):
            for other in others:
                classes.join(cp, other)
        elif name == 'kSemanticVariant':
            semantic += [(cp, other) for other in others]
    with open(os.path.join(HERE, 'fold_han.txt'), encoding='utf-8') as f:
        for line in f:
            for group in line.split('#')[0].split():
                for other in group[1:]:
                    classes.join(ord(group[0]), ord(other))
    for pair in semantic:
        for cp in pair:
            classes.find(cp)
    everyday = {root for root, members in classes.members().items()
                if any(map(is_common, members))}
    leads = collections.defaultdict(set)
    for a, b in semantic:
        a, b = classes.find(a), classes.find(b)
        if (a in everyday) != (b in everyday):
            leads[b if a in everyday else a].add(a if a in everyday else b)
    for rare, to in leads.items():
        if len(to) == 1:
            classes.join(rare, to.pop())
    return [m for m in classes.members().values() if len(m) > 1]


HAN = {c: min(m, key=rank) for m in han_classes() for c in m}


# --- folding of one code point --------------------------------------------
def decompose(cp):
    to = DECOMPOSED.get(cp)
    # A mark that stands alone decomposes to a blank and the mark.
    if cp in WHOLE or cp in KIND or to is None or (
            to[0] == 0x20 and len(to) > 1 and to[1] in MARKS):
        return [cp]
    return [x for c in to for x in decompose(c)]


def fold(cp):
    out = []
    for c in decompose(cp):
        if c in MARKS:
            continue
        for folded in CASE.get(c, [c]) if c not in KIND else [c]:
            for x in decompose(folded):
                if x not in MARKS:
                    x = SAME.get(x, x)
                    out.append(HAN.get(x, x))
    return out


def hangul(cps):
    """With a conjoining vowel in its syllable, as the circled ones have."""
    out = []
    for c in cps:
        if 0x1161 <= c < 0x1176 and out and 0x1100 <= out[-1] < 0x1113:
            c = 0xAC00 + ((out.pop() - 0x1100) * 21 + c - 0x1161) * 28
        out.append(c)
    return out


def settle(cp):
    out, last = fold(cp), None
    while out != last:
        last, out = out, hangul(x for c in out for x in fold(c))
    return out


POOL, POOL_AT = bytearray(), []
STRING_OF = {}


def special(cp):
    """The value of cp in the table: 0 as it is, else a code point of the
    BMP or a special."""
    kind = KIND.get(cp)
    out = None
    if kind is None:
        out = settle(cp)
        if len(out) == 1:
            kind = KIND.get(out[0])
    if isinstance(kind, int):
        return SPECIAL + len(KINDS) + kind
    if kind is not None:
        return SPECIAL + KINDS.index(kind)
    if not out:
        return SPECIAL + KINDS.index('DROP')
    if out == [cp]:
        return 0
    if len(out) == 1 and out[0] < 0x10000:
        return out[0]
    for x in out[0], out[-1]:  # nothing that waits for its neighbours
        assert KIND.get(x, 'STOP') in ('STOP', 'DASH', 'QUOTE'), hex(cp)
    text = ''.join(map(chr, out)).encode()
    if text not in STRING_OF:
        STRING_OF[text] = len(POOL_AT)
        POOL_AT.append(len(POOL))
        POOL.extend(text)
    return SPECIAL + STRINGS + STRING_OF[text]


def main():
    if CLASSES:
        members = collections.defaultdict(list)
        for c, key in HAN.items():
            members[key].append(c)
        for key, m in sorted(members.items()):
            if len(m) >= CLASSES:
                print(len(m), chr(key),
                      ''.join(chr(c) for c in sorted(m) if c != key))
        return
    values = [0 if SPECIAL <= c < SPECIAL_END else special(c)
              for c in range(0x110000)]
    for c, v in enumerate(values):  # what is folded stays
        if v and not SPECIAL <= v < SPECIAL_END:
            assert values[v] == 0, hex(c)
    end = max(c for c, v in enumerate(values) if v and c < 0xE0000) + 1
    end += -end % BLOCK
    assert all(v == SPECIAL for v in values[0xE0000:0xE1000])
    assert not any(values[0xE1000:])
    blocks, first = {}, []
    for at in range(0, end, BLOCK):
        block = tuple(values[at:at + BLOCK])
        first.append(blocks.setdefault(block, len(blocks)))
    POOL_AT.append(len(POOL))
    assert SPECIAL + STRINGS + len(POOL_AT) <= SPECIAL_END and len(POOL) < 0x10000
    kinds = KINDS + ['DIGIT']
    size = 2 * (len(first) + len(blocks) * BLOCK + len(POOL_AT)) + len(POOL)
    print(f'''/* SPDX-License-Identifier: MIT AND Unicode-DFS-2016 */
/*
 * fold_tables - what each code point is in a search key, Unicode {VERSION}.
 *
 * Generated by gen_fold.py from the Unicode Character Database, Unihan and
 * fold_han.txt, do not edit:
 *   python3 src/text/gen_fold.py > src/text/fold_tables.h
 *
 * fold_first and fold_blocks give the value of a code point: 0 it stays as it
 * is; a code point of the BMP; or FOLD_SPECIAL and more, a kind or a string
 * of fold_pool. {len(HAN)} ideographs are in {len(set(HAN.values()))} classes. {size} bytes.
 */
#ifndef TEXT_FOLD_TABLES_H
#define TEXT_FOLD_TABLES_H

#include <stdint.h>

/* clang-format off */

enum {{
    FOLD_BLOCK = {BLOCK},
    FOLD_END = 0x{end:x}, /* beyond: as it is, but for the tags of plane 14 */
    FOLD_SPECIAL = 0x{SPECIAL:x},
    FOLD_SPECIAL_END = 0x{SPECIAL_END:x},
    FOLD_STRINGS = 0x{STRINGS:x}, /* kinds from here on are strings */
}};

enum fold_kind {{''')
    for k in kinds:
        print(f'    FOLD_{k},' + (' /* 〇, then 一 to 九 */' if k == 'DIGIT'
                                  else ''))
    print('};')
    table('uint16_t', 'fold_first', first, '%d')
    table('uint16_t', 'fold_blocks', [v for b in blocks for v in b], '0x%x')
    table('uint16_t', 'fold_pool_at', POOL_AT, '%d')
    table('unsigned char', 'fold_pool', POOL, '%d')
    print('''
/* Kana with a voicing mark, in a key: base, mark, both. */
static const uint16_t fold_voiced[][3] = {''')
    keys = {(KANA.get(base, base), mark, KANA.get(c, c))
            for base, mark, c in VOICED if c < 0x10000}
    for row in sorted(keys):
        print('    { 0x%x, 0x%x, 0x%x },' % row)
    print('};\n\n/* clang-format on */\n\n#endif')


main()

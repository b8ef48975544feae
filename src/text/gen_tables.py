#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""gen_tables.py [FOLDER] > width_tables.h

Makes the tables of text/cluster.h and text/brk.c from the files of the
Unicode Character Database in FOLDER (default /usr/share/unicode, Debian
package unicode-data). All code points with the same properties share one
"kind"; a two-stage table gives the kind of a code point.
"""
import os
import re
import sys

FOLDER = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
END = 0x110000
BLOCK = 256


def rows(name):
    """(first, last, fields) of each line of a file of the database."""
    with open(os.path.join(FOLDER, name), encoding='utf-8') as f:
        for line in f:
            fields = [x.strip() for x in line.split('#')[0].split(';')]
            if len(fields) > 1:
                first, _, last = fields[0].partition('..')
                yield int(first, 16), int(last or first, 16), fields[1:]


def fill(name, values, only=None):
    for first, last, fields in rows(name):
        if only is None or fields[0] == only:
            values[first:last + 1] = [fields[0]] * (last + 1 - first)
    return values


def version():
    with open(os.path.join(FOLDER, 'EastAsianWidth.txt'),
              encoding='utf-8') as f:
        return re.search(r'-(\d+\.\d+\.\d+)\.txt', f.readline()).group(1)


def categories():
    """General category of each code point; ranges are "First"/"Last"."""
    out = ['Cn'] * END
    start = None
    with open(os.path.join(FOLDER, 'UnicodeData.txt'), encoding='utf-8') as f:
        for line in f:
            fields = line.split(';')
            cp = int(fields[0], 16)
            if fields[1].endswith('First>'):
                start = cp
                continue
            first = cp if start is None else start
            out[first:cp + 1] = [fields[2]] * (cp + 1 - first)
            start = None
    return out


CATEGORY = categories()
WIDE = fill('EastAsianWidth.txt', ['N'] * END)
CLUSTER = fill('auxiliary/GraphemeBreakProperty.txt', ['Other'] * END)
LINE = ['XX'] * END
# The @missing notes of LineBreak.txt are prose: unassigned code points of
# these blocks are ID and PR.
for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
                    (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
                    (0x1F000, 0x1FAFF), (0x1FC00, 0x1FFFD)):
    LINE[first:last + 1] = ['ID'] * (last + 1 - first)
LINE[0x20A0:0x20D0] = ['PR'] * 0x30
fill('LineBreak.txt', LINE)
EMOJI = {p: fill('emoji/emoji-data.txt', [None] * END, p)
         for p in ('Emoji', 'Emoji_Presentation', 'Extended_Pictographic')}

# --- cells ----------------------------------------------------------------
CELLS = ['NONE', '0', '1', '2', 'AMBIGUOUS']


def is_noncharacter(cp):
    return cp & 0xFFFE == 0xFFFE or 0xFDD0 <= cp <= 0xFDEF


def cells(cp):
    category = CATEGORY[cp]
    if category in ('Cc', 'Cs', 'Zl', 'Zp') or is_noncharacter(cp):
        return 'NONE'
    # What clean takes out.
    if cp in (0x061C, 0x200E, 0x200F, 0xFEFF) or 0x202A <= cp <= 0x202E or \
            0x2066 <= cp <= 0x206F or 0xFFF9 <= cp <= 0xFFFB or \
            0xE0000 <= cp <= 0xE001F:
        return 'NONE'
    if category in ('Mn', 'Me', 'Cf') or CLUSTER[cp] in ('V', 'T'):
        return '0'
    if category == 'Co':
        return '1'
    if category == 'Cn' and 0x1F000 <= cp <= 0x1FAFF:
        return '2'  # emoji newer than these tables
    # Halfwidth sound marks are Extend but take a cell (EAW H).
    return {'W': '2', 'F': '2', 'A': 'AMBIGUOUS'}.get(WIDE[cp], '1')


# --- line break classes -----------------------------------------------------
# UAX 14 after LB1, then our own, which brk.c resolves by language and context.
CLASSES = ('BK SP ZW WJ GL CM ZWJ AL HL ID IDX EB EM NU OP OPW CL CP EX IS SY '
           'NS BA HY BB B2 IN PR PO QU CB RI H2 H3 JL JV JT').split()
OWN = {
    'BAR': [0x2015],                        # AL, a dash in CJK text
    'NB': [0xA0],                           # GL, often a space in CJK text
    'WS': [0x09, 0x3000, 0x1680, 0x205F] +  # BA, a space in CJK text
          [c for c in range(0x2000, 0x200B) if c != 0x2007],
    'PT': [0xFF0E],                         # CL, IS inside a number
    'SL': [0xFF0F],                         # ID that may not end a line
    'UNIT': [ord(c) for c in '年月日号號時时分秒点點岁歲個个人名元圆圓円块塊'
                             '次届屆期周週度倍米吨噸公'],
    'MAG': [ord(c) for c in '十百千万萬亿億兆'],  # UNIT, and still a number
    'DOT': [0xB7],                          # AL or NS
    'BULLET': [0x2022],                     # AL or NS
    'LINK': [0x2027, 0x2013],               # BA or NS
    'QO': [0x2018, 0x201C, 0xAB, 0x2039, 0x201B, 0x201F],  # QU or OP
    'QC': [0x201D, 0xBB, 0x203A],           # QU or CL
    'QA': [0x2019],                         # apostrophe or QC
    'Q2': [0x22],                           # QO or QC by parity
    'Q1': [0x27],
}
OWN_OF = {cp: name for name, cps in OWN.items() for cp in cps}


def line_class(cp):
    own = OWN_OF.get(cp)
    if own:
        return own
    c = LINE[cp]
    if 0xFF10 <= cp <= 0xFF19:
        return 'NU'
    if 0xFF21 <= cp <= 0xFF3A or 0xFF41 <= cp <= 0xFF5A:
        return 'AL'
    if cp in (0xFF5E, 0xFF0D):
        return 'NS'
    if c in ('CR', 'LF', 'NL'):
        return 'BK'
    if c == 'ID' and EMOJI['Extended_Pictographic'][cp] and \
            CATEGORY[cp] == 'Cn':
        return 'IDX'
    if c in ('AI', 'SG', 'XX'):
        return 'AL'
    if c == 'CJ':
        return 'NS'
    if c == 'SA':
        return 'CM' if CATEGORY[cp] in ('Mn', 'Mc') else 'AL'
    if c == 'OP' and WIDE[cp] in 'FWH':
        return 'OPW'
    assert c != 'CP' or WIDE[cp] not in 'FWH'
    assert c in CLASSES, c
    return c


# --- the pair table ---------------------------------------------------------
# Rows are what stands before, columns what comes; rows have more states:
# RI2 is the second of a flag, HYH a hyphen after HL, NUM a number with a
# magnitude, ISN SYN CLN CPN stand in or behind a number, BEGIN before all.
ROWS = CLASSES + ['SL', 'RI2', 'HYH', 'NUM', 'ISN', 'SYN', 'CLN', 'CPN',
                  'BEGIN']
# QX is a closing quote behind a space, in text that is not CJK.
COLUMNS = CLASSES + ['SL', 'UNIT', 'MAG', 'QX']
# A row behaves as its base but for the rules that name it.
BASE = {'RI2': 'RI', 'HYH': 'HY', 'NUM': 'ID', 'ISN': 'IS', 'SYN': 'SY',
        'CLN': 'CL', 'CPN': 'CP', 'SL': 'ID', 'UNIT': 'ID', 'MAG': 'ID',
        'OPW': 'OP', 'IDX': 'ID', 'QX': 'QU'}
NEVER, ADJACENT, MAY = 3, 1, 0  # NEVER: also when spaces stand between


def pair(row, column, cjk):
    a, b = BASE.get(row, row), BASE.get(column, column)
    number = row in ('NU', 'ISN', 'SYN')
    hangul = ('JL', 'JV', 'JT', 'H2', 'H3')
    if a == 'BK':
        return MAY                                          # LB4 LB5: must
    if b in ('BK', 'SP', 'ZW'):
        return NEVER                                        # LB6 LB7
    if a == 'ZW' and cjk and b in ('CL', 'CP', 'EX', 'IS', 'NS', 'B2', 'IN'):
        return NEVER             # a mark begins no line, whatever is invisible
    if a == 'ZW':
        return MAY                                          # LB8
    if b == 'WJ':
        return NEVER                                        # LB11
    if row == 'BEGIN':
        return NEVER if b in ('CL', 'CP', 'EX', 'IS', 'SY') else MAY
    if a in ('WJ', 'GL'):
        return NEVER if b in ('CL', 'CP', 'EX', 'IS', 'SY', 'B2', 'IN') \
            else ADJACENT
    if b in ('CL', 'CP', 'EX', 'IS', 'SY'):
        return NEVER                                        # LB13
    if a == 'OP':
        return NEVER                                        # LB14
    if a == 'QU' and b == 'OP':
        return NEVER                                        # LB15
    if a in ('CL', 'CP') and b == 'NS':
        return NEVER                                        # LB16
    if a == 'B2' and b == 'B2':
        return NEVER                                        # LB17
    if b in ('B2', 'IN') or column == 'QX' or cjk and b == 'NS':
        return NEVER                  # also behind an author's space
    if cjk and row == 'SL':
        return ADJACENT
    if b == 'GL' and a not in ('BA', 'HY'):
        return ADJACENT                                     # LB12a
    if 'QU' in (a, b):
        return ADJACENT                                     # LB19
    if 'CB' in (a, b):
        return MAY                                          # LB20
    if b in ('BA', 'HY', 'NS') or a == 'BB':
        return ADJACENT                                     # LB21
    if row == 'HYH':
        return ADJACENT                                     # LB21a
    if a == 'SY' and b == 'HL':
        return ADJACENT                                     # LB21b
    if b == 'IN':
        return ADJACENT                                     # LB22
    if a in ('AL', 'HL') and b == 'NU' or a == 'NU' and b in ('AL', 'HL'):
        return ADJACENT                                     # LB23
    if a == 'PR' and b in ('ID', 'EB', 'EM') or \
            a in ('ID', 'EB', 'EM') and b == 'PO':
        return ADJACENT                                     # LB23a
    if a in ('PR', 'PO') and b in ('AL', 'HL') or \
            a in ('AL', 'HL') and b in ('PR', 'PO'):
        return ADJACENT                                     # LB24
    if number and b in ('NU', 'PR', 'PO') or \
            row in ('CLN', 'CPN', 'NUM') and b in ('PR', 'PO') or \
            a in ('PR', 'PO', 'HY') and b == 'NU':
        return ADJACENT                 # LB25 as the regular expression 8.2.7
    if row in ('NU', 'NUM') and column in ('UNIT', 'MAG'):
        return ADJACENT
    if a == 'JL' and b in ('JL', 'JV', 'H2', 'H3') or \
            a in ('JV', 'H2') and b in ('JV', 'JT') or \
            a in ('JT', 'H3') and b == 'JT':
        return ADJACENT                                     # LB26
    if a in hangul and b == 'PO' or a == 'PR' and b in hangul:
        return ADJACENT                                     # LB27
    if a in ('AL', 'HL', 'IS') and b in ('AL', 'HL'):
        return ADJACENT                                     # LB28 LB29
    if a in ('AL', 'HL', 'NU') and column == 'OP' or \
            a == 'CP' and b in ('AL', 'HL', 'NU'):
        return ADJACENT                                     # LB30
    if row == 'RI' and b == 'RI':
        return ADJACENT                                     # LB30a
    if (a == 'EB' or row == 'IDX') and b == 'EM':
        return ADJACENT                                     # LB30b
    return MAY                                              # LB31


# --- output -----------------------------------------------------------------
# width_is_cjk: Han, Bopomofo, kana, CJK and full-width marks.
CJK = ((0x2E80, 0x2FFF), (0x3000, 0x303E), (0x3040, 0x312F), (0x3190, 0x33FF),
       (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFE10, 0xFE1F),
       (0xFE30, 0xFE6F), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6),
       (0x1AFF0, 0x1B16F), (0x1F200, 0x1F2FF), (0x20000, 0x3FFFD))
IS_CJK = set()
for first, last in CJK:
    IS_CJK.update(range(first, last + 1))
CLUSTERS = ('Other CR LF Control Extend ZWJ Regional_Indicator Prepend '
            'SpacingMark L V T LV LVT Pict').split()


def flags(cp):
    out = []
    if EMOJI['Emoji'][cp]:
        out.append('KIND_EMOJI')
    if EMOJI['Emoji_Presentation'][cp]:
        out.append('KIND_PRESENTATION')
    if 0x1F3FB <= cp <= 0x1F3FF:
        out.append('KIND_SKIN')
    if WIDE[cp] in ('W', 'F', 'H') and CATEGORY[cp] != 'Cn':
        out.append('KIND_EAST')
    if cp in IS_CJK:
        out.append('KIND_CJK')
    if CLUSTER[cp] in ('L', 'V', 'T', 'LV', 'LVT') or 0x3130 <= cp <= 0x318F \
            or 0xFFA0 <= cp <= 0xFFDC or 0x3200 <= cp <= 0x321E \
            or 0x3260 <= cp <= 0x327E:
        out.append('KIND_HANGUL')
    return ' | '.join(out) or '0'


def cluster(cp):
    if EMOJI['Extended_Pictographic'][cp]:
        assert CLUSTER[cp] == 'Other'
        return 'Pict'
    return CLUSTER[cp]


def kind(cp):
    return cells(cp), cluster(cp), line_class(cp), flags(cp)


def array(name, values):
    print(f'const unsigned char {name}[{len(values)}] = {{')
    per = 18
    for i in range(0, len(values), per):
        print('    ' + ' '.join(f'{v},' for v in values[i:i + per]))
    print('};')


def main():
    kinds, blocks, first, second = {}, {}, [], []
    for start in range(0, END, BLOCK):
        block = tuple(kinds.setdefault(kind(cp), len(kinds))
                      for cp in range(start, start + BLOCK))
        if block not in blocks:
            blocks[block] = len(blocks)
            second.extend(block)
        first.append(blocks[block])
    assert len(kinds) <= 256 and len(blocks) <= 256, (len(kinds), len(blocks))

    print(f'''\
/* SPDX-License-Identifier: MIT AND Unicode-DFS-2016 */
/*
 * width_tables - properties of code points, Unicode {version()}.
 *
 * Generated by gen_tables.py, do not edit. To make it anew from the Unicode
 * Character Database (Debian: unicode-data):
 *   python3 src/text/gen_tables.py > src/text/width_tables.h
 *
 * kind_first and kind_second give the kind of a code point, kinds its
 * properties; brk_pairs says for UAX 14 and, two bits higher, for CJK text
 * whether a line may break between two classes: 1 not when they touch, 3 not
 * even when spaces stand between, 0 it may.
 */
#ifndef TEXT_WIDTH_TABLES_H
#define TEXT_WIDTH_TABLES_H

/* clang-format off */

#define UNICODE_VERSION "{version()}"
''')
    print('enum { KIND_EMOJI = 1, KIND_PRESENTATION = 2, KIND_SKIN = 4,')
    print('       KIND_EAST = 8, KIND_CJK = 16, KIND_HANGUL = 32 };\n')
    for name, prefix, values in (
            ('kind_cells', 'CELLS_', CELLS),
            ('kind_cluster', 'GCB_', [c.upper() for c in CLUSTERS]),
            ('line_class', 'LB_', COLUMNS + [o for o in OWN
                                             if o not in COLUMNS])):
        print(f'enum {name} {{')
        for v in values:
            print(f'    {prefix}{v},')
        print(f'    {prefix}COUNT\n}};\n')
    print('/* States before a break beside the classes. */')
    print('enum line_state {')
    for i, v in enumerate(ROWS):
        if v not in CLASSES:
            print(f'    BEFORE_{v} = {i},')
    print(f'    BEFORE_COUNT = {len(ROWS)},')
    print(f'    BRK_COLUMNS = {len(COLUMNS)}\n}};\n')
    print('struct kind {\n    unsigned char cells, cluster, line, flags;\n};\n')
    print(f'enum {{ KIND_SHIFT = {BLOCK.bit_length() - 1} }};\n')
    print('/* Defined in width.c. */')
    print('extern const struct kind kinds[];')
    print('extern const unsigned char kind_first[], kind_second[];')
    print('\n#ifdef WIDTH_TABLES_DATA')
    print(f'const struct kind kinds[{len(kinds)}] = {{')
    for c, g, l, f in kinds:
        print(f'    {{ CELLS_{c}, GCB_{g.upper()}, LB_{l}, {f} }},')
    print('};\n')
    array('kind_first', first)
    print()
    array('kind_second', second)
    print(f'''#endif

#ifdef WIDTH_TABLES_PAIRS
static const unsigned char brk_pairs[BEFORE_COUNT][BRK_COLUMNS] = {{''')
    for row in ROWS:
        print(f'    /* {row} */ {{')
        values = [pair(row, c, False) | pair(row, c, True) << 2
                  for c in COLUMNS]
        for i in range(0, len(values), 18):
            print('        ' + ' '.join(f'{v},' for v in values[i:i + 18]))
        print('    },')
    print('};\n#endif\n\n/* clang-format on */\n\n#endif')


main()

# SPDX-License-Identifier: MIT
"""gen_write - what the generators of tables share: an array of C."""


def table(kind, name, values, form='%d'):
    print(f'\nstatic const {kind} {name}[{len(values)}] = {{')
    line = '   '
    for v in values:
        text = ' ' + form % v + ','
        if len(line + text) > 79:
            print(line)
            line = '   '
        line += text
    print(line + '\n};')

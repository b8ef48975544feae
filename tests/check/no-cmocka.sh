#!/bin/sh
# SPDX-License-Identifier: MIT
# Stands for the unit tests where cmocka is missing; $tests names them.
. "${srcdir=.}/tests/check/tap.sh"
for test in $tests; do
    skip "$test" 'cmocka is missing'
done
finish

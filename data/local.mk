# SPDX-License-Identifier: MIT
# sources, boilerplate and skip are compiled in, see src/parser/local.mk.
EXTRA_DIST += %D%/sources %D%/boilerplate %D%/skip %D%/samples

# SPDX-License-Identifier: MIT
# sources, boilerplate, skip and aliases are compiled in, see src/parser/local.mk.
EXTRA_DIST += %D%/sources %D%/boilerplate %D%/skip %D%/aliases %D%/samples

/* SPDX-License-Identifier: MIT */
/*
 * bbs_head - the head of a post of a board, whose labels have no colon:
 *   作者  name (nick)          看板  Board
 *   標題  title
 *   時間  Sun Sep 17 10:05:33 2023
 */
#ifndef PARSER_BBS_HEAD_H
#define PARSER_BBS_HEAD_H

#include "parser/labels.h"

/* Fills *l as labels_read does. */
bool bbs_head(struct str text, struct labels *l);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * Two tables by key: the layouts as they are printed on keyboards. A shifted
 * jamo is the capital letter.
 */
#include <config.h>

#include "ui/ime.h"

#include <stddef.h>

struct pair {
    uint16_t cp;
    char key;
};

/* KS X 5002, 2-set: 19 consonants, 14 vowels. */
static const struct pair jamo[] = {
    { 0x3142, 'q' }, { 0x3143, 'Q' }, { 0x3148, 'w' }, { 0x3149, 'W' },
    { 0x3137, 'e' }, { 0x3138, 'E' }, { 0x3131, 'r' }, { 0x3132, 'R' },
    { 0x3145, 't' }, { 0x3146, 'T' }, { 0x315B, 'y' }, { 0x3155, 'u' },
    { 0x3151, 'i' }, { 0x3150, 'o' }, { 0x3152, 'O' }, { 0x3154, 'p' },
    { 0x3156, 'P' }, { 0x3141, 'a' }, { 0x3134, 's' }, { 0x3147, 'd' },
    { 0x3139, 'f' }, { 0x314E, 'g' }, { 0x3157, 'h' }, { 0x3153, 'j' },
    { 0x314F, 'k' }, { 0x3163, 'l' }, { 0x314B, 'z' }, { 0x314C, 'x' },
    { 0x314A, 'c' }, { 0x314D, 'v' }, { 0x3160, 'b' }, { 0x315C, 'n' },
    { 0x3161, 'm' },
};

/* Dachen (standard bopomofo): 37 letters and the 4 tone marks. */
static const struct pair bopomofo[] = {
    { 0x3105, '1' }, { 0x3109, '2' }, { 0x02C7, '3' }, { 0x02CB, '4' },
    { 0x3113, '5' }, { 0x02CA, '6' }, { 0x02D9, '7' }, { 0x311A, '8' },
    { 0x311E, '9' }, { 0x3122, '0' }, { 0x3126, '-' }, { 0x3106, 'q' },
    { 0x310A, 'w' }, { 0x310D, 'e' }, { 0x3110, 'r' }, { 0x3114, 't' },
    { 0x3117, 'y' }, { 0x3127, 'u' }, { 0x311B, 'i' }, { 0x311F, 'o' },
    { 0x3123, 'p' }, { 0x3107, 'a' }, { 0x310B, 's' }, { 0x310E, 'd' },
    { 0x3111, 'f' }, { 0x3115, 'g' }, { 0x3118, 'h' }, { 0x3128, 'j' },
    { 0x311C, 'k' }, { 0x3120, 'l' }, { 0x3124, ';' }, { 0x3108, 'z' },
    { 0x310C, 'x' }, { 0x310F, 'c' }, { 0x3112, 'v' }, { 0x3116, 'b' },
    { 0x3119, 'n' }, { 0x3129, 'm' }, { 0x311D, ',' }, { 0x3121, '.' },
    { 0x3125, '/' },
};

static const struct pair marks[] = {
    { 0x3000, ' ' }, { 0x3001, '/' }, { 0x3002, '.' },
    { 0x300A, '<' }, { 0x300B, '>' },
};

static uint32_t look_up(const struct pair *list, size_t n, uint32_t cp)
{
    for (size_t i = 0; i < n; i++)
        if (list[i].cp == cp)
            return (uint32_t)list[i].key;
    return cp;
}

uint32_t ime_key(uint32_t cp)
{
    if (cp < 0x80)
        return cp;
    if (cp >= 0xFF01 && cp <= 0xFF5E)
        return cp - 0xFF01 + '!';
    cp = look_up(marks, sizeof marks / sizeof *marks, cp);
    cp = look_up(jamo, sizeof jamo / sizeof *jamo, cp);
    return look_up(bopomofo, sizeof bopomofo / sizeof *bopomofo, cp);
}

bool ime_is_text(uint32_t cp)
{
    return (cp >= 0x3041 && cp <= 0x3096) || /* Hiragana */
           (cp >= 0x30A1 && cp <= 0x30FC) || /* Katakana */
           (cp >= 0x31F0 && cp <= 0x31FF) || /* small ones of Ainu */
           (cp >= 0xFF66 && cp <= 0xFF9F) || /* half-width */
           (cp >= 0x3005 && cp <= 0x3007) || /* 々〆〇 */
           (cp >= 0x3400 && cp <= 0x4DBF) || (cp >= 0x4E00 && cp <= 0x9FFF) ||
           (cp >= 0xAC00 && cp <= 0xD7A3) || (cp >= 0xF900 && cp <= 0xFAFF) ||
           (cp >= 0x20000 && cp <= 0x3FFFD);
}

/* SPDX-License-Identifier: MIT */
/* i18n - marking of text for translation: _() now, N_() in tables. */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif

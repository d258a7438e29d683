/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-date.h"

G_BEGIN_DECLS

typedef enum
{
  CARNET_WHEN_NONE,
  CARNET_WHEN_MONTH,
  CARNET_WHEN_DAY,
  CARNET_WHEN_RANGE,
} CarnetWhenPrecision;

/**
 * CarnetWhen:
 * @first: first day, included
 * @last: last day, included; equal to @first for a day
 *
 * When a milestone takes place, to the precision known: a month, a day, or a range
 * of days. Written `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DD/YYYY-MM-DD` (ISO 8601).
 */
typedef struct
{
  CarnetWhenPrecision precision;
  CarnetDate          first;
  CarnetDate          last;
} CarnetWhen;

/** carnet_when_parse: Returns: %FALSE with %CARNET_ERROR_INVALID for anything else, and for a range that ends
 * before it begins. */
gboolean carnet_when_parse (const char *text, CarnetWhen *when, GError **error);
/**
 * carnet_when_parse_typed:
 * @text: what carnet_when_parse() and carnet_date_parse() take, `juillet 2018`, `7/2018`, `3 au 5 avril
 * 2018`, `28 mars - 2 avril`, or what carnet_when_format() gives, in French and English whatever the locale
 * @today: supplies the year when @text has none
 *
 * Returns: %FALSE with %CARNET_ERROR_INVALID, in one sentence that shows the three forms.
 */
gboolean carnet_when_parse_typed (const char *text, CarnetDate today, CarnetWhen *when, GError **error);
/** carnet_when_parse_typed_month: a month as carnet_when_parse_typed() reads it; %CARNET_ERROR_INVALID for a
 * day and for a range of days. */
gboolean
carnet_when_parse_typed_month (const char *text, CarnetDate today, CarnetMonth *month, GError **error);
/** carnet_when_to_typed: Returns: (transfer full): as one would type it: « 5 juillet 2018 », « mai 2018 »;
 * carnet_when_parse_typed() reads it back. */
char *carnet_when_to_typed (const CarnetWhen *when);
/** carnet_when_to_iso: Returns: (transfer full) */
char *carnet_when_to_iso (const CarnetWhen *when);
/** carnet_when_format: Returns: (transfer full): for reading: « jeudi 5 juillet 2018 », « courant mai 2018 »,
 * « du 3 au 5 avril 2018 ». */
char *carnet_when_format (const CarnetWhen *when);
/** carnet_when_compare: by first day, then months before days, then last day. */
int      carnet_when_compare (const CarnetWhen *a, const CarnetWhen *b);
gboolean carnet_when_equal (const CarnetWhen *a, const CarnetWhen *b);
/** carnet_when_move: later by so many months when it is dated to the month, by so many days otherwise, as
 * long as before; earlier when @steps is negative. None stays none. */
CarnetWhen carnet_when_move (const CarnetWhen *when, int steps);
/**
 * carnet_when_shift_years:
 *
 * The same in another year: of a month, the same month. A day keeps its month and its day of the week, so
 * that what was on a Thursday does not fall on a Sunday: the one nearest to the same day number, a week away
 * from it when that would be in another month. 29 February counts as the last day of February. A range begins
 * like a day and is as long as before. Days of one month so keep their order and the days between them, but
 * at its ends. None stays none.
 */
CarnetWhen carnet_when_shift_years (const CarnetWhen *when, int years);
/** carnet_when_is_past: it is over before @today. */
gboolean carnet_when_is_past (const CarnetWhen *when, CarnetDate today);

G_END_DECLS

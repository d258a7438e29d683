/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "calendar/carnet-calendar-bytes.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t size)
{
  GError *error = NULL;
  g_autoptr (CarnetCalendar) calendar = carnet_calendar_read_bytes (
      size > 0 ? (const char *)bytes : "", size, "x.ics", carnet_date_new (2018, 1, 1),
      carnet_date_new (2019, 1, 31), NULL, &error);
  g_autoptr (GBytes) told = calendar != NULL ? carnet_calendar_to_bytes (calendar) : NULL;
  g_autoptr (CarnetCalendar) again = told != NULL ? carnet_calendar_from_bytes (told) : NULL;

  fuzz_check (calendar != NULL, error);
  g_assert_true (calendar == NULL || again != NULL);
  return 0;
}

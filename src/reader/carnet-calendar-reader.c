/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet-calendar-reader.h"

#include <glib/gi18n-lib.h>

#include "calendar/carnet-calendar-bytes.h"
#include "carnet-confine.h"

static CarnetDate
day_of (const char *text)
{
  CarnetDate day;

  return carnet_date_parse_iso (text, &day) ? day : CARNET_DATE_NONE;
}

gboolean
carnet_calendar_reader_run (const CarnetFileReader *file,
                            const char             *first,
                            const char             *last,
                            CarnetFrameWriter      *writer,
                            GError                **error)
{
  g_autoptr (CarnetCalendar) calendar = NULL;
  g_autoptr (GBytes) told = NULL;

  if (file->size > CARNET_CALENDAR_FILE_MAX)
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE,
                   _ ("“%s” is too large: a calendar has at most %u MiB."), file->name,
                   CARNET_CALENDAR_FILE_MAX >> 20);
      return FALSE;
    }
  carnet_calendar_prepare (file->bytes, file->size);
  carnet_confine_calls ();
  calendar = carnet_calendar_read_bytes (file->bytes, file->size, file->name, day_of (first), day_of (last),
                                         NULL, error);
  if (calendar == NULL)
    return FALSE;
  told = carnet_calendar_to_bytes (calendar);
  if (g_bytes_get_size (told) <= CARNET_FRAME_CALENDAR_MAX)
    return carnet_frame_writer_calendar (writer, told, error);
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE, _ ("“%s” holds too much text."), file->name);
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* make-corpus FOLDER: the files that the fuzz targets begin with, in a folder for each: good ones, and the
 * hostile ones of the tests. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "log/carnet-revision.h"
#include "merge/carnet-frames.h"
#include "support/carnet-hostile.h"

#define SIZE_MAX_KEPT (1u << 20) /* larger ones are slow to change, and say no more */

static const char *corpus;

static char *
path_in (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (corpus, folder, NULL);

  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return g_build_filename (path, name, NULL);
}

static void
make_logbooks (const CarnetHostile *hostile)
{
  for (; hostile->name != NULL; hostile++)
    {
      g_autofree char *path = path_in ("logbook", hostile->name);
      GStatBuf         facts;

      carnet_hostile_make (hostile, path);
      if (g_stat (path, &facts) == 0 && facts.st_size > SIZE_MAX_KEPT)
        g_unlink (path);
    }
}

/* -- What the hostile logbooks hold ---------------------------------------------------------- */

static void
write_part (char letter, const char *name, guint n, const guint8 *bytes, gsize size)
{
  g_autofree char *file = g_strdup_printf ("%s-%c-%u", name, letter, n);
  g_autofree char *path = path_in ("revision", file);
  g_autoptr (GByteArray) all = g_byte_array_new ();

  g_byte_array_append (all, (const guint8 *)&letter, 1);
  g_byte_array_append (all, bytes, (guint)size);
  carnet_test_write_file (path, all->data, all->len);
}

typedef struct
{
  const char        *name;
  guint              n;
  CarnetFrameWriter *writer;
} Parts;

static gboolean
part_cb (const CarnetHash *id,
         const guint8     *header,
         gsize             header_size,
         const guint8     *payload,
         gsize             payload_size,
         gpointer          data,
         GError          **error)
{
  Parts *self = data;

  carnet_frame_writer_revision (self->writer, id, header, header_size, payload, payload_size, NULL);
  if (self->n++ < 6 && !g_str_equal (self->name, "good")) /* those of every file */
    return TRUE;
  write_part ('H', self->name, self->n, header, header_size);
  if (payload != NULL)
    write_part ('P', self->name, self->n, payload, payload_size);
  return TRUE;
}

static gboolean
blob_cb (const CarnetHash *hash, const guint8 *bytes, gsize size, gpointer data, GError **error)
{
  return carnet_frame_writer_blob (((Parts *)data)->writer, hash, bytes, size, error);
}

static gboolean
redaction_cb (const CarnetHash *revision, gpointer data, GError **error)
{
  return carnet_frame_writer_redaction (((Parts *)data)->writer, revision, error);
}

static void
make_parts (const char *name)
{
  g_autofree char *from = path_in ("logbook", name);
  g_autofree char *to = path_in ("frames", name);
  g_autofree char *bytes = NULL;
  gsize            size;
  FILE            *file = g_fopen (to, "w");
  g_autoptr (CarnetFrameWriter) writer = carnet_frame_writer_new (fileno (file));
  Parts          parts = { name, 0, writer };
  CarnetReceiver receiver = { part_cb, blob_cb, redaction_cb, NULL, &parts };
  CarnetHash     hash = { { 0 } };
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (from, &bytes, &size, NULL)
      && carnet_received_read_logbook ((const guint8 *)bytes, size, name, &receiver, NULL, &error))
    carnet_frame_writer_end (writer, &hash, CARNET_FILE_LOGBOOK, &(CarnetId){ { 0 } }, NULL);
  else if (error != NULL)
    carnet_frame_writer_refusal (writer, error, NULL);
  fclose (file);
}

/* -- XML ------------------------------------------------------------------------------------- */

static void
make_xml (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (5);
  g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "x");
  g_autoptr (CarnetProgramme) programme = carnet_world_programme ();
  g_autoptr (GBytes) picture = g_bytes_new_static ("no picture", 10);
  g_autofree char    *exchange = path_in ("xml", "exchange.xml");
  g_autofree char    *report = path_in ("xml", "report.xml");
  g_autofree char    *plan = path_in ("programme", "programme.xml");
  CarnetExportOptions options
      = { .profile = CARNET_PROFILE_EXCHANGE, .query = CARNET_QUERY_INIT, .replace = TRUE };
  CarnetId id = { { 0 } };

  carnet_test_write (logbook, &id, CARNET_KEY_TITLE, "Un chantier", CARNET_KEY_DATE, "2018-07-05", NULL);
  g_assert_true (carnet_logbook_attach (logbook, &id, picture, "image.png", NULL));
  g_assert_true (carnet_logbook_export_xml (logbook, exchange, &options, NULL, NULL, NULL, NULL, NULL));
  options.profile = CARNET_PROFILE_REPORT;
  g_assert_true (carnet_logbook_export_xml (logbook, report, &options, NULL, NULL, NULL, NULL, NULL));
  g_assert_true (carnet_programme_write_xml (programme, plan, TRUE, NULL));
}

/* -- Calendars -------------------------------------------------------------------------------- */

#define CALENDAR(lines) "BEGIN:VCALENDAR\r\n" lines "END:VCALENDAR\r\n"
#define EVENT(lines) CALENDAR ("BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:t\r\n" lines "END:VEVENT\r\n")

static void
make_calendars (void)
{
  static const char *const calendars[] = {
    EVENT ("DTSTART:20180705T090000Z\r\nDTEND:10180705T090000Z\r\n"),
    EVENT ("DTSTART;VALUE=DATE:00000000\r\n"),
    EVENT ("DTSTART;VALUE=DATE:20180131\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-31,31;COUNT=-1;INTERVAL=0\r\n"),
    EVENT ("DTSTART:20180101T000000\r\nRRULE:FREQ=SECONDLY;BYSECOND=60;BYYEARDAY=-366;BYSETPOS=366\r\n"),
    EVENT ("DTSTART;TZID=../../../../etc/passwd:20180705T090000\r\nDURATION:P99999999W\r\n"),
    EVENT ("DTSTART;VALUE=DATE:20180705\r\nRECURRENCE-ID:99999999\r\nSEQUENCE:-2147483649\r\n"),
    CALENDAR ("METHOD:CANCEL\r\nBEGIN:VTODO\r\nSUMMARY:\\n\\\r\nEND:VTODO\r\n"),
    CALENDAR ("BEGIN:VEVENT\r\n \r\n\t\r\n;;;:\r\nATTACH;VALUE=BINARY;ENCODING=BASE64:!\r\nEND:VEVENT\r\n"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (calendars); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.ics", i);
      g_autofree char *path = path_in ("calendar", name);

      carnet_test_write_file (path, calendars[i], strlen (calendars[i]));
    }
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (argc, ==, 2);
  corpus = argv[1];
  make_logbooks (carnet_hostile_files);
  make_logbooks (carnet_hostile_graphs);
  make_parts ("good");
  for (const CarnetHostile *hostile = carnet_hostile_graphs; hostile->name != NULL; hostile++)
    make_parts (hostile->name);
  make_xml ();
  make_calendars ();
  return 0;
}

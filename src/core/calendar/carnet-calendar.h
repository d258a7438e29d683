/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/carnet-programme.h"

G_BEGIN_DECLS

/* iCalendar (RFC 5545), in and out. What a milestone cannot say (hours, people, reminders …) is not read, and
 * counted. */

#define CARNET_CALENDAR_FILE_MAX (16u << 20)
#define CARNET_CALENDAR_EVENTS_MAX 20000u
/** CARNET_CALENDAR_REPEATS_MAX: how many times one event may take place within the programme's year. */
#define CARNET_CALENDAR_REPEATS_MAX 200u
/** CARNET_CALENDAR_TEXT_MAX: characters of a text; what is longer is shortened. */
#define CARNET_CALENDAR_TEXT_MAX 20000
#define CARNET_CALENDAR_LINE_MAX 1000                                   /* of a title, a place, partners */
#define CARNET_CALENDAR_REVISED_MAX G_GINT64_CONSTANT (253402300799000) /* the end of the year 9999 */
#define CARNET_CALENDAR_UID_MAX 1000 /* bytes; a longer one counts as none */

/**
 * CarnetCalendarEvent:
 * @uid: as the file has it. An occurrence of an event that repeats has `/YYYYMMDD` after it, the day on which
 *   it was to take place. What has none gets one that its title and its date make.
 * @milestone: without id and programme. Its day is that of the time zone in which the event is written; UTC
 *   is told in the time zone that the calendar names, else in that of this computer.
 * @has_kind: the file says its kind in words of ours
 * @revised_ms: when it was last changed: its DTSTAMP; 0 when it does not say
 * @sequence: number of its revisions, by which the newer of two is told, then by @revised_ms (RFC
 * 5546, 2.1.5)
 */
typedef struct
{
  char            *uid;
  CarnetMilestone *milestone;
  gboolean         has_kind;
  gint64           revised_ms;
  guint            sequence;
} CarnetCalendarEvent;

/** carnet_calendar_dup_occurrence: (transfer full): the UID of what an event that repeats is on @day. */
char *carnet_calendar_dup_occurrence (const char *uid, CarnetDate day);
/** carnet_calendar_is_occurrence: whether @of is @uid or what it repeats. */
gboolean carnet_calendar_is_occurrence (const char *of, const char *uid);

/** carnet_calendar_get_untitled: translated: the title in a calendar of a milestone that has none. */
const char *carnet_calendar_get_untitled (void);

CarnetCalendarEvent *carnet_calendar_event_new (const char *uid, const CarnetMilestone *milestone);
void                 carnet_calendar_event_free (CarnetCalendarEvent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCalendarEvent, carnet_calendar_event_free)

/** Why something of a calendar does not become a milestone. */
typedef enum
{
  CARNET_CALENDAR_TODO,
  CARNET_CALENDAR_JOURNAL,
  CARNET_CALENDAR_BUSY,
  CARNET_CALENDAR_NO_TITLE,
  CARNET_CALENDAR_NO_DATE,
  CARNET_CALENDAR_CANCELLED,
  CARNET_CALENDAR_TWICE,      /* another of that UID is newer */
  CARNET_CALENDAR_WITHIN_DAY, /* repeats within a day */
  CARNET_CALENDAR_TOO_OFTEN,  /* more than CARNET_CALENDAR_REPEATS_MAX times */
  CARNET_CALENDAR_OUTSIDE,    /* of the programme's year */
  CARNET_CALENDAR_UNFIT,      /* a text that no logbook can hold */
  /* A plan says so, a file does not. */
  CARNET_CALENDAR_DELETED, /* the milestone was deleted here */
  CARNET_CALENDAR_OLDER,   /* than what was taken in */
  CARNET_CALENDAR_KEPT,    /* cancelled, but here it is more than what the calendar said */
  CARNET_CALENDAR_N_REASONS,
} CarnetCalendarReason;

/** carnet_calendar_reason_get_label: translated, a few words: « annulé ». */
const char *carnet_calendar_reason_get_label (CarnetCalendarReason reason);
/** carnet_calendar_reason_to_string: one word for JSON. */
const char *carnet_calendar_reason_to_string (CarnetCalendarReason reason);

/** CarnetCalendarLeftOut: @title may be empty; @when may be none.
 * @uid, @revised_ms, @sequence: as of #CarnetCalendarEvent, of what is cancelled; of all else @uid is empty
 */
typedef struct
{
  CarnetCalendarReason reason;
  char                *title;
  CarnetWhen           when;
  char                *uid;
  gint64               revised_ms;
  guint                sequence;
} CarnetCalendarLeftOut;

CarnetCalendarLeftOut      *
carnet_calendar_left_out_new (CarnetCalendarReason reason, const char *title, const CarnetWhen *when);
void carnet_calendar_left_out_free (CarnetCalendarLeftOut *self);

/** Details of events that become milestones without them. */
typedef enum
{
  CARNET_CALENDAR_HOURS,       /* events with a time of day */
  CARNET_CALENDAR_ALARMS,      /* reminders */
  CARNET_CALENDAR_ATTENDEES,   /* invited people */
  CARNET_CALENDAR_ATTACHMENTS, /* files */
  CARNET_CALENDAR_LINES,       /* lines that are not understood */
  CARNET_CALENDAR_SHORTENED,   /* texts */
  CARNET_CALENDAR_N_DETAILS,
} CarnetCalendarDetail;

/** carnet_calendar_detail_dup_label: Returns: (transfer full): translated: « 3 rappels ». */
char       *carnet_calendar_detail_dup_label (CarnetCalendarDetail detail, guint n);
const char *carnet_calendar_detail_to_string (CarnetCalendarDetail detail);

/**
 * CarnetCalendar: what a file holds.
 * @events: (element-type CarnetCalendarEvent): in the order of the file
 * @left_out: (element-type CarnetCalendarLeftOut)
 * @details: how many of each were not read
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *left_out;
  guint      details[CARNET_CALENDAR_N_DETAILS];
} CarnetCalendar;

CarnetCalendar *carnet_calendar_new (void);
void            carnet_calendar_free (CarnetCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetCalendar, carnet_calendar_free)

/**
 * carnet_calendar_read:
 * @first, @last: between which an event that repeats is told one by one; others are wherever they are
 *
 * A file that is no calendar, is cut short or is over a limit is refused whole, in one sentence; of a
 * calendar with odd events the others are read. Returns: (transfer full) (nullable)
 */
CarnetCalendar *carnet_calendar_read (const char   *path,
                                      CarnetDate    first,
                                      CarnetDate    last,
                                      GCancellable *cancellable,
                                      GError      **error);
/** carnet_calendar_read_bytes: as carnet_calendar_read(); @name is for sentences. */
CarnetCalendar *carnet_calendar_read_bytes (const char   *bytes,
                                            gsize         size,
                                            const char   *name,
                                            CarnetDate    first,
                                            CarnetDate    last,
                                            GCancellable *cancellable,
                                            GError      **error);

/**
 * carnet_calendar_prepare:
 *
 * Opens all files that reading these bytes needs (time zones, conversion of old encodings, sentences), and
 * keeps them: for a process that may open none from then on.
 */
void carnet_calendar_prepare (const char *bytes, gsize size);

/**
 * carnet_calendar_write:
 * @title: of the calendar
 * @events: (element-type CarnetCalendarEvent): each with a date
 * @replace: a calendar that is there may be replaced, nothing else
 *
 * Every event lasts whole days; one that is dated to the month lasts that month and is tentative. One without
 * a title has carnet_calendar_get_untitled(). The bytes depend on what is given and on the language of the
 * messages (CATEGORIES, and that title) alone. Written beside @path, read
 * back, then renamed.
 */
gboolean carnet_calendar_write (const char *path,
                                const char *title,
                                GPtrArray  *events,
                                gboolean    replace,
                                GError    **error);
/** carnet_calendar_to_text: Returns: (transfer full): what carnet_calendar_write() writes. */
char *carnet_calendar_to_text (const char *title, GPtrArray *events);

G_END_DECLS

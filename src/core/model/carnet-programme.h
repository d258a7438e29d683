/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/carnet-id.h"
#include "model/carnet-when.h"

G_BEGIN_DECLS

#define CARNET_LOGBOOK_MONTHS_MAX 36
#define CARNET_MILESTONE_YEARS_MAX 20 /* from the logbook */

/**
 * CarnetSection:
 * One of the texts of an observation: « Faits », with its guiding question. @rank is negative when the
 * programme no longer has it, 0 when only another programme of the logbook has it.
 */
typedef struct
{
  CarnetId id;
  char    *label;
  char    *question; /* may be empty, never NULL */
  int      rank;
} CarnetSection;

/** The kinds of milestone, written in files by carnet_milestone_kind_to_string(). */
typedef enum
{
  CARNET_MILESTONE_OTHER, /* a kind this version does not know */
  CARNET_MILESTONE_WEBINAR,
  CARNET_MILESTONE_TRAINING,
  CARNET_MILESTONE_DEBATE,
  CARNET_MILESTONE_MEETING,
  CARNET_MILESTONE_SEMINAR,
  CARNET_MILESTONE_WORKSHOP,
  CARNET_MILESTONE_PUBLICATION,
  CARNET_MILESTONE_SESSION,
  CARNET_MILESTONE_LAUNCH,
  CARNET_MILESTONE_REPORT,
  CARNET_N_MILESTONE_KINDS,
} CarnetMilestoneKind;

/** The four lanes of the timeline; every kind belongs to one. */
typedef enum
{
  CARNET_LANE_WEBINARS,     /* webinars and training */
  CARNET_LANE_MEETINGS,     /* debates, meetings, seminars, workshops, others */
  CARNET_LANE_PUBLICATIONS, /* publications and reports */
  CARNET_LANE_JOURNEY,      /* sessions and launches */
  CARNET_N_LANES,
} CarnetLane;

const char         *carnet_milestone_kind_to_string (CarnetMilestoneKind kind);
CarnetMilestoneKind carnet_milestone_kind_parse (const char *text);
/** carnet_milestone_kind_get_label: translated, for reading: « Webinaire ». */
const char *carnet_milestone_kind_get_label (CarnetMilestoneKind kind);
CarnetLane  carnet_milestone_kind_get_lane (CarnetMilestoneKind kind);
/** carnet_lane_get_label: translated: « Webinaires et formations ». */
const char *carnet_lane_get_label (CarnetLane lane);

/**
 * CarnetMilestone: strings are never %NULL; empty when unknown. @title holds the
 * full wording; texts are content and are not translated.
 */
typedef struct
{
  CarnetId            id;
  CarnetId            programme;
  CarnetMilestoneKind kind;
  char               *title;
  CarnetWhen          when;
  char               *partners;
  char               *place;
  char               *description;
  char               *url;
  guint               n_observations; /* linked, filled by the logbook */
  gboolean            conflict;       /* people wrote different things apart; filled with the programme */
  gboolean            contested;      /* somebody deleted it while others wrote; likewise */
} CarnetMilestone;

CarnetMilestone *carnet_milestone_new (void);
CarnetMilestone *carnet_milestone_copy (const CarnetMilestone *self);
void             carnet_milestone_free (CarnetMilestone *self);
/** carnet_milestone_compare: for g_ptr_array_sort(): by date, then by id. */
int carnet_milestone_compare (gconstpointer a, gconstpointer b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetMilestone, carnet_milestone_free)

/** carnet_milestone_check: whether a person may write it: it has a title and a date, and its address is one.
 * %CARNET_ERROR_INVALID otherwise. */
gboolean carnet_milestone_check (const CarnetMilestone *self, GError **error);
/** carnet_milestone_check_url: empty, or the address of a web page. */
gboolean carnet_milestone_check_url (const char *url, GError **error);

/**
 * CarnetProgramme:
 * @start: first month of the logbook
 * @n_months: number of months of the logbook, 1 to %CARNET_LOGBOOK_MONTHS_MAX
 * @report_due: when the report is due; precision none when unset
 * @sections: (element-type CarnetSection): by rank
 * @past_sections: (element-type CarnetSection): those it no longer has, which can be taken back, then those
 * of other programmes of the logbook: nothing more is asked under them, but what was written is shown
 * @milestones: (element-type CarnetMilestone): by date
 * @conflict, @contested: as of a milestone; filled by the logbook
 *
 * Reference counted; immutable once handed out.
 */
typedef struct
{
  CarnetId    id;
  char       *title;
  char       *description;
  CarnetMonth start;
  int         n_months;
  CarnetWhen  report_due;
  GPtrArray  *sections;
  GPtrArray  *past_sections;
  GPtrArray  *milestones;
  gboolean    conflict;
  gboolean    contested;
} CarnetProgramme;

CarnetProgramme *carnet_programme_new (void);
/** carnet_programme_copy: deep: to be changed. */
CarnetProgramme *carnet_programme_copy (const CarnetProgramme *self);
/**
 * carnet_programme_shift_years:
 * @years: may be negative; 0 gives a copy with the same ids
 *
 * The same programme in another year: months, milestones and report by carnet_when_shift_years(), the same
 * sections, so that what is written in both stands side by side. Words are content and stay as they are.
 * Whoever shifts the same programme by as much makes the same one: its ids are made from the old ones.
 */
CarnetProgramme *carnet_programme_shift_years (const CarnetProgramme *self, int years);
/** carnet_programme_renew: @random gives it and its milestones ids of their own: it is no longer the one that
 * others have. Its sections stay. */
void carnet_programme_renew (CarnetProgramme *self, CarnetRandomFunc random, gpointer random_data);

/** CarnetProgrammeField: of what carnet_programme_check() says that it is wrong. */
typedef enum
{
  CARNET_PROGRAMME_TITLE,
  CARNET_PROGRAMME_START,
  CARNET_PROGRAMME_MONTHS,
  CARNET_PROGRAMME_REPORT,
  CARNET_PROGRAMME_SECTIONS,
} CarnetProgrammeField;
/**
 * carnet_programme_check:
 * @field: (out) (optional): the one that is wrong
 * @section: (out) (optional): which, from 0, when it is one of the sections
 *
 * Whether a person may write it: a title, 1 to %CARNET_LOGBOOK_MONTHS_MAX months, a report that is not due
 * before them, and at least one section, each with a name of its own. %CARNET_ERROR_INVALID otherwise.
 */
gboolean         carnet_programme_check (const CarnetProgramme *self,
                                         CarnetProgrammeField  *field,
                                         guint                 *section,
                                         GError               **error);
CarnetProgramme *carnet_programme_ref (CarnetProgramme *self);
void             carnet_programme_unref (CarnetProgramme *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarnetProgramme, carnet_programme_unref)

/** carnet_programme_remove_section: @index of @sections: it becomes a past one. */
void carnet_programme_remove_section (CarnetProgramme *self, guint index);
/** carnet_programme_add_section: @section (transfer full) comes last. */
void carnet_programme_add_section (CarnetProgramme *self, CarnetSection *section);
/** carnet_programme_restore_section: @index of @past_sections: it comes last. */
void carnet_programme_restore_section (CarnetProgramme *self, guint index);
/** carnet_programme_move_section: from one place of @sections to another. */
void carnet_programme_move_section (CarnetProgramme *self, guint from, guint to);

CarnetSection *carnet_section_new (const CarnetId *id, const char *label, const char *question, int rank);
void           carnet_section_free (CarnetSection *self);

/** carnet_programme_month_index: Returns: 0 for M1 … n_months - 1, or -1 when @month is outside the logbook.
 */
int carnet_programme_month_index (const CarnetProgramme *self, CarnetMonth month);
/** carnet_programme_get_year: from January of the year in which the logbook starts to December of that year
 * or the last month of the logbook, if that is later. None when it has no months. */
void carnet_programme_get_year (const CarnetProgramme *self, CarnetDate *first, CarnetDate *last);
/** carnet_programme_check_date: %FALSE with %CARNET_ERROR_OUTSIDE, naming the months of the logbook, when
 * @date falls outside. */
gboolean carnet_programme_check_date (const CarnetProgramme *self, CarnetDate date, GError **error);
/** carnet_programme_check_when: %FALSE with %CARNET_ERROR_OUTSIDE when a milestone at @when would be further
 * from the logbook than %CARNET_MILESTONE_YEARS_MAX: a slip of the pen. */
gboolean carnet_programme_check_when (const CarnetProgramme *self, const CarnetWhen *when, GError **error);
/** carnet_programme_parse_date: carnet_date_parse_within() the months of the logbook. @self: (nullable) */
gboolean carnet_programme_parse_date (const CarnetProgramme *self,
                                      const char            *text,
                                      CarnetDate             today,
                                      CarnetDate            *date,
                                      GError               **error);
/** carnet_programme_find_section: (nullable): by id, or by folded label; those it no longer has after those
 * it has. */
const CarnetSection *carnet_programme_find_section (const CarnetProgramme *self, const char *label_or_id);
/** carnet_programme_find_milestone: (nullable) */
const CarnetMilestone *carnet_programme_find_milestone (const CarnetProgramme *self, const CarnetId *id);

G_END_DECLS

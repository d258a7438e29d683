/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet-cli.h"

G_BEGIN_DECLS

/* What people type for a thing → the thing. None of these writes; all fail with
 * CARNET_ERROR_NOT_FOUND, CARNET_ERROR_AMBIGUOUS (the message lists the candidates)
 * or CARNET_ERROR_INVALID. */

/** CLI_ID_PREFIX_MIN: of an id, the fewest digits that name it. */
#define CLI_ID_PREFIX_MIN 4

/** cli_set_ambiguous: @lines: those to choose from, each after a line break */
void cli_set_ambiguous (GError **error, const char *text, const char *lines);

/**
 * cli_resolve_territory:
 * @logbook: (nullable): whose own territories come before the official list
 * @text: a name, a code, `kind:` and one of both, `free:` and a name that is in no list, or
 *   eight digits or more of the id of one of the logbook
 * Returns: (transfer full) (nullable): its id is nil when it is free and new.
 */
CarnetTerritory *cli_resolve_territory (CarnetLogbook *logbook, const char *text, GError **error);
/** cli_resolve_any_territory: the same, of those that observations may be of: of the logbook, deleted ones
 * when no other is called so, then of the official list. */
gboolean cli_resolve_any_territory (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_remark_taken: which one @text, that names it in part only, was taken for. */
void cli_remark_taken (Cli *cli, const char *text, const CarnetTerritory *territory);
/** cli_remark_official: that the official list has one of the name of @territory, when that is of no list. */
void cli_remark_official (Cli *cli, const CarnetTerritory *territory);
/** cli_resolve_theme: the theme of the logbook with that label, or by eight digits or more of its id. */
gboolean cli_resolve_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_deleted_theme: the same, of those that are deleted. */
gboolean cli_resolve_deleted_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_any_theme: the same, any of those of one label: a query finds what is of all of them; when
 * there is none, one that is deleted. */
gboolean cli_resolve_any_theme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_actor: the actor of the logbook with that name or that SIREN, or by eight digits or more of
 * its id. */
gboolean cli_resolve_actor (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_deleted_actor: the same, of those that are deleted. */
gboolean cli_resolve_deleted_actor (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** CliResolve: one of the functions of this file. */
typedef gboolean (*CliResolve) (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_either: by @first; when nothing is called so, by @second; says what @first does when neither
 * finds any. */
gboolean cli_resolve_either (CliResolve     first,
                             CliResolve     second,
                             CarnetLogbook *logbook,
                             const char    *text,
                             CarnetId      *id,
                             GError       **error);
/** cli_resolve_person: by name, whole or some of its words; when nobody is called so, somebody who is
 * deleted.
 */
gboolean cli_resolve_person (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_are_one: @ids: (element-type CarnetId): whether they are one, or were judged to be: no choice to make.
 */
gboolean cli_are_one (CarnetLogbook *logbook, GPtrArray *ids, gboolean *one, GError **error);
/** cli_resolve_milestone: by its number in `carnet programme`, the first digits of its id, or words of its
 * title. */
const CarnetMilestone *
cli_resolve_milestone (const CarnetProgramme *programme, const char *text, GError **error);
/** cli_resolve_whole_milestone: as cli_resolve_milestone(), but by its whole title only. */
const CarnetMilestone *
cli_resolve_whole_milestone (const CarnetProgramme *programme, const char *text, GError **error);
/** cli_resolve_settled: of what people settle: an observation by the first digits of its id, else a milestone
 * as cli_resolve_whole_milestone() takes it, or by the first digits of its id, else, of what is in conflict,
 * by the beginning of its id, by its kind, or by its title or the beginning of it, else a milestone by words
 * of its title. */
gboolean cli_resolve_settled (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_milestone_id: by the first digits of its id, whether it is deleted or not. */
gboolean cli_resolve_milestone_id (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_deleted_milestone: the same, or, of those that are deleted, by words of its title. */
gboolean
cli_resolve_deleted_milestone (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_programme: by the year it begins in, the first digits of its id, or words of its title. */
gboolean cli_resolve_programme (CarnetLogbook *logbook, const char *text, CarnetId *id, GError **error);
/** cli_resolve_section: by label, or by its beginning. */
const CarnetSection *cli_resolve_section (const CarnetProgramme *programme, const char *text, GError **error);

/** cli_parse_date: a day as people write it; without a year, the one inside the logbook. @programme:
 * (nullable) */
gboolean
cli_parse_date (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error);
/** cli_parse_when: a day, a month or a range of days, in the same way. */
gboolean
cli_parse_when (const CarnetProgramme *programme, const char *text, CarnetWhen *when, GError **error);
/** cli_parse_month: `2018-07`, `M3` or the name of one of the months of the logbook. */
gboolean
cli_parse_month (const CarnetProgramme *programme, const char *text, CarnetMonth *month, GError **error);
/** cli_parse_since: a day, or a month as cli_parse_month() takes it, which stands for its first day. */
gboolean
cli_parse_since (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error);
/** cli_parse_until: as cli_parse_since(), with its last day. */
gboolean
cli_parse_until (const CarnetProgramme *programme, const char *text, CarnetDate *date, GError **error);
/** cli_parse_role: Returns: (transfer none) (nullable): one of the CARNET_ROLE_…. */
const char *cli_parse_role (const char *text, GError **error);
/** cli_parse_assignment: splits `name=value`; both (transfer full). @option names it in the error. */
gboolean
cli_parse_assignment (const char *option, const char *text, char **name, char **value, GError **error);
/**
 * cli_parse_impacts:
 * @texts: (nullable): such as `performance=2`, each impact once
 * @levels: (out): -1 of those that are not given
 */
gboolean cli_parse_impacts (char **texts, int levels[CARNET_N_IMPACTS], GError **error);

/** cli_take_back: of what the first argument names, carnet_logbook_take_back() of what settled it last. */
gboolean cli_take_back (Cli *cli, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "carnet/carnet-actor-chips.h"
#include <adwaita.h>

#include "carnet/carnet-attachments.h"
#include "carnet/carnet-comments.h"
#include "carnet/carnet-date-field.h"
#include "carnet/carnet-milestone-picker.h"
#include "carnet/carnet-observation-editor.h"
#include "carnet/carnet-section-view.h"
#include "carnet/carnet-theme-chips.h"
#include "carnet/carnet-undo-stack.h"
#include "widgets/carnet-impact-scale.h"
#include "widgets/carnet-territory-picker.h"
#include "widgets/carnet-wrap-layout.h"

G_BEGIN_DECLS

/* The passages of text N are text N + CARNET_UNDO_PASSAGES of the history; value N is text
 * N + CARNET_UNDO_VALUES. */
#define CARNET_UNDO_PASSAGES 0x10000
#define CARNET_UNDO_VALUES 0x20000

/* What is not text. */
enum
{
  CARNET_SLOT_DATE,
  CARNET_SLOT_TERRITORY,
  CARNET_SLOT_MILESTONE,
  CARNET_SLOT_IMPACTS,
  CARNET_SLOT_VISIBILITY = CARNET_SLOT_IMPACTS + CARNET_N_IMPACTS,
  CARNET_SLOT_REVIEW,
  CARNET_SLOT_THEMES,
  CARNET_SLOT_ACTORS,
  CARNET_N_SLOTS,
};

struct _CarnetObservationEditor
{
  GtkWidget parent_instance;

  /* Template widgets */
  GtkWidget             *header;
  GtkBox                *header_box;
  GtkWidget             *controls_start; /* of the window */
  GtkWidget             *back_button;
  GtkLabel              *place;
  GtkMenuButton         *visibility_button;
  GtkWidget             *visibility_content;
  GtkMenuButton         *review_button;
  GtkWidget             *review_content;
  GtkMenuButton         *more_button;
  GtkMenuButton         *main_menu_button;
  GtkWidget             *controls_end;
  GtkWidget             *lock;
  GtkLabel              *lock_reason;
  GtkLabel              *holders;
  GtkWidget             *conflict_bar;
  GtkLabel              *conflict_label;
  GtkWidget             *settle;
  GtkScrolledWindow     *scrolled;
  AdwClamp              *clamp;
  GtkWidget             *page;
  GtkWidget             *title_bin;
  GtkWidget             *metadata;
  CarnetDateField       *date_field;
  CarnetTerritoryPicker *territory_picker;
  CarnetMilestonePicker *milestone_picker;
  GtkLabel              *date_error;
  GtkBox                *sections;
  GtkWidget             *impacts_separator;
  CarnetWrapBox         *impacts;
  CarnetThemeChips      *themes;
  CarnetActorChips      *actors;
  GtkWidget             *bar;
  GtkImage              *status_icon;
  GtkLabel              *status;
  GtkWidget             *retry;
  GtkLabel              *words;
  GtkLabel              *verbatims;
  GtkLabel              *lost;
  GtkLabel              *passage;
  GtkWidget             *quiet_line;
  GtkLabel              *quiet_hint;

  /* Borrowed */
  GtkWidget *scales[CARNET_N_IMPACTS];
  GtkWidget *attachments;
  GtkWidget *comments;
  GtkWidget *history_content;

  /* Owned */
  CarnetSession             *session;
  CarnetKnown               *known;
  CarnetObservationDocument *document;
  CarnetUndoStack           *undo;
  GPtrArray                 *fields;  /* (element-type CarnetSectionView): the title, then the sections */
  GPtrArray                 *keys;    /* (element-type utf8): of each of them */
  char                      *asked;   /* names and questions of the sections, as built */
  GSimpleActionGroup        *actions; /* observation.* */
  char                      *values[CARNET_N_SLOTS]; /* as the history knows them */

  /* Of the passage whose details are open */
  GtkWidget       *popover; /* (nullable) */
  CarnetHighlight *opened;  /* (nullable): as it was then */
  guint            opened_field;

  CarnetId      held; /* whose holders are shown, or being read */
  GCancellable *holding;

  guint    last_field; /* the text that has the focus, or had it last */
  guint    scroll_idle;
  guint    words_idle;
  gboolean compact;  /* the menus above the page show their icons alone */
  gboolean narrow;   /* it stands alone in the window */
  gboolean unlisted; /* the list beside it has others */
  gboolean writing;  /* the page stands alone */
  gboolean setting;  /* the widgets are being filled: nothing is typed */
};

/* carnet-observation-editor-fields.c: what the widgets show and what they tell. */
void carnet_observation_editor_build_sections (CarnetObservationEditor *self);
void carnet_observation_editor_connect_fields (CarnetObservationEditor *self);
void carnet_observation_editor_show_fields (CarnetObservationEditor *self, const char *key);
void carnet_observation_editor_set_editable (CarnetObservationEditor *self, gboolean editable);
void carnet_observation_editor_show_links (CarnetObservationEditor *self);
void carnet_observation_editor_show_themes (CarnetObservationEditor *self);
void carnet_observation_editor_show_actors (CarnetObservationEditor *self);
/* carnet-observation-editor-status.c: the lines above and below the page. */
void carnet_observation_editor_add_actions (CarnetObservationEditor *self);
void carnet_observation_editor_show_header (CarnetObservationEditor *self);
void carnet_observation_editor_show_status (CarnetObservationEditor *self);
void carnet_observation_editor_queue_words (CarnetObservationEditor *self);
/* carnet-observation-editor-holders.c: who keeps what is private now. */
void carnet_observation_editor_show_holders (CarnetObservationEditor *self);
/* carnet-observation-editor-passages.c: what is marked as verbatim. */
void carnet_observation_editor_add_verbatim_action (CarnetObservationEditor *self);
void carnet_observation_editor_watch_passages (CarnetObservationEditor *self, guint field);
void carnet_observation_editor_keep_passages (CarnetObservationEditor *self, guint field);
void carnet_observation_editor_show_passages (CarnetObservationEditor *self);
void carnet_observation_editor_show_passage (CarnetObservationEditor *self);
void carnet_observation_editor_show_verbatims (CarnetObservationEditor *self);
void carnet_observation_editor_close_popover (CarnetObservationEditor *self);
void
carnet_observation_editor_replay_passages (CarnetObservationEditor *self, guint field, const char *passages);
/* carnet-observation-editor-values.c: undo of what is not text. */
void carnet_observation_editor_keep_values (CarnetObservationEditor *self);
void carnet_observation_editor_record_value (CarnetObservationEditor *self, const char *key);
void carnet_observation_editor_replay_value (CarnetObservationEditor *self, guint field, const char *value);
void carnet_observation_editor_forget_values (CarnetObservationEditor *self);
/* carnet-observation-editor-beside.c: files, comments, history. */
void carnet_observation_editor_add_beside (CarnetObservationEditor *self);
void carnet_observation_editor_show_beside (CarnetObservationEditor *self);
/* carnet-observation-editor-writing.c: the width of the page, and the page alone. */
void carnet_observation_editor_follow_text_size (CarnetObservationEditor *self);
/* carnet-observation-editor-narrow.c: the bars at each width. */
void carnet_observation_editor_show_menu (CarnetObservationEditor *self);
/* carnet-observation-editor-keys.c: undo, moving between fields, keeping the cursor in sight. */
void carnet_observation_editor_add_shortcuts (CarnetObservationEditor *self);
void carnet_observation_editor_queue_scroll (CarnetObservationEditor *self);

G_END_DECLS

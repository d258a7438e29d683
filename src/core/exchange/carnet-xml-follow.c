/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/carnet-xml-follow.h"

#define MOMENT (G_TIME_SPAN_SECOND / 20)

void
carnet_xml_follow_init (CarnetXmlFollow *self)
{
  *self = (CarnetXmlFollow){ 0 };
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
}

void
carnet_xml_follow_clear (CarnetXmlFollow *self)
{
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
}

void
carnet_xml_follow_advance (CarnetXmlFollow *self, gsize n)
{
  g_mutex_lock (&self->mutex);
  self->written += n;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

void
carnet_xml_follow_end (CarnetXmlFollow *self, gboolean complete)
{
  g_mutex_lock (&self->mutex);
  self->ended = TRUE;
  self->broken = !complete;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

gboolean
carnet_xml_follow_wait_for (CarnetXmlFollow *self, guint64 offset)
{
  gboolean whole;

  g_mutex_lock (&self->mutex);
  self->read = offset;
  while (self->written <= offset && !self->ended)
    g_cond_wait (&self->changed, &self->mutex);
  whole = !self->broken;
  g_mutex_unlock (&self->mutex);
  return whole;
}

void
carnet_xml_follow_leave (CarnetXmlFollow *self)
{
  g_mutex_lock (&self->mutex);
  self->left = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

gboolean
carnet_xml_follow_wait_left (CarnetXmlFollow *self, guint64 *read)
{
  gint64   until = g_get_monotonic_time () + MOMENT;
  gboolean left;

  g_mutex_lock (&self->mutex);
  while (!self->left && g_cond_wait_until (&self->changed, &self->mutex, until))
    ;
  left = self->left;
  *read = self->read;
  g_mutex_unlock (&self->mutex);
  return left;
}

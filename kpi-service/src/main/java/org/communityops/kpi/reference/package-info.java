/**
 * Who responds to whom (互动关系): which event a message replies to, or a reaction is about.
 *
 * <p>Facts do not tell it. A source names the event that is answered by its own id, so each event that can be answered is kept
 * with a name made of source and id, and each answer with the name of what it answers. Both are brought together when
 * somebody asks, whichever arrived first.
 */
@NullMarked
package org.communityops.kpi.reference;

import org.jspecify.annotations.NullMarked;

/**
 * The journal: every accepted event, written once and for ever, and the news of it.
 *
 * <p>An event is identified by its community, source and id. The first one to arrive is recorded; the same content again
 * is a duplicate, other content a conflict, and neither changes anything. An event and the fact that its identity is
 * taken are one row, so there is nothing that could disagree or expire.
 */
@NullMarked
package org.communityops.activity.journal;

import org.jspecify.annotations.NullMarked;

/**
 * The envelope of an activity event: reading one CloudEvent out of JSON, telling what is wrong with it, and the
 * fingerprint by which a repeat is told from a conflict.
 *
 * <p>Nothing here knows communities, event types or the database: what this package accepts is a CloudEvent that can be
 * stored as it was sent, no more.
 */
@NullMarked
package org.communityops.activity.envelope;

import org.jspecify.annotations.NullMarked;

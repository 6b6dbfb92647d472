/**
 * Recounts (重算): a community's rollups counted again from its facts while the old ones serve.
 *
 * <p>A job counts a week at a time under the lock of the community; in between, the followers go on, and add what arrives
 * to both. When all days are counted, one transaction compares new with old and puts the new ones in their place. A
 * changed zone makes such a job too: answers stay in the old zone until all days have moved. A job goes on where it
 * stood when a replica dies.
 */
@NullMarked
package org.communityops.kpi.recount;

import org.jspecify.annotations.NullMarked;

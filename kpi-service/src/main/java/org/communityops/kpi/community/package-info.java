/**
 * Communities as this service knows them: zone, how far their data reach, and the revision of their rollups.
 *
 * <p>A projection of member-service's feed. Events of a community that has not been told of yet are taken in all the
 * same, in the default zone; when the news arrive with another zone, the days are counted anew at once. When the zone
 * changes later, a recount moves the days while the old ones serve. Whoever changes the rollups of a community holds the
 * lock on its row.
 */
@NullMarked
package org.communityops.kpi.community;

import org.jspecify.annotations.NullMarked;

/**
 * Topics (话题参与): how many are talked about by how many, how soon somebody answers, and whether few do most of the talking.
 *
 * <p>Who took part in which topic is not in the rollups, so these figures are computed from the facts of the range.
 */
@NullMarked
package org.communityops.kpi.topic;

import org.jspecify.annotations.NullMarked;

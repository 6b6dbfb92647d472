/**
 * Experiments (A/B 实验) as this service knows them: those that have begun, and who met which variant when (曝光).
 *
 * <p>A projection of incentive-service's feed, which divides the members and decides when an experiment begins and
 * ends.
 */
@NullMarked
package org.communityops.kpi.experiment;

import org.jspecify.annotations.NullMarked;

/**
 * Experiments (A/B 实验): which members get which variant of something. An experiment is defined, begun and stopped here; nothing that decides
 * who gets what changes once it has begun.
 */
@NullMarked
package org.communityops.incentive.experiment;

import org.jspecify.annotations.NullMarked;

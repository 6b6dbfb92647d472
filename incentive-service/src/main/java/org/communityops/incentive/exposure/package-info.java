/**
 * Exposures (曝光): when a member first met what an experiment varies. They are whom the experiment is about, so their numbers are held against
 * the weights: a mismatch says that something loses or adds members of one variant, and that the result cannot be trusted.
 */
@NullMarked
package org.communityops.incentive.exposure;

import org.jspecify.annotations.NullMarked;

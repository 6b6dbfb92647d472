/**
 * Own metrics (自定义指标): formulas of a community over metrics of the catalogue.
 *
 * <p>A change is another version, and a version names the versions of its parts, so that what was answered once can be
 * answered again. Whoever asks for figures finds the catalogue's metrics and the community's own in one place here.
 */
@NullMarked
package org.communityops.kpi.ownmetric;

import org.jspecify.annotations.NullMarked;

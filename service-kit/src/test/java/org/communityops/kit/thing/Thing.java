package org.communityops.kit.thing;

import java.util.UUID;

record Thing(UUID id, String name, int version) {}

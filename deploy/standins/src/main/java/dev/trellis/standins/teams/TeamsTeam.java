package dev.trellis.standins.teams;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A team; its id is that of its General channel. Touched only under its tenant's lock. */
record TeamsTeam(String id, String name, Set<String> members, Map<String, String> channels) {

    static TeamsTeam of(String id, String name, List<String> memberAadObjectIds) {
        return new TeamsTeam(id, name, new LinkedHashSet<>(memberAadObjectIds), new LinkedHashMap<>());
    }
}

package dev.trellis.matching.round;

import dev.trellis.conversation.Turn;
import dev.trellis.program.Beginning;
import dev.trellis.program.Program;
import jakarta.inject.Singleton;

/** A program begins with the usual settings, for which there is no row; a copy matches as its original does. Rulings name people: they stay. */
@Singleton
class CopiedMatchSettings implements Beginning {
    private final MatchSettingsRows settings;

    CopiedMatchSettings(MatchSettingsRows settings) {
        this.settings = settings;
    }

    @Override
    public void duplicated(Turn turn, Program from, Program program) {
        settings.findByOrganizationIdAndProgramId(from.organizationId(), from.id())
                .ifPresent(original -> settings.save(original.copied(program.id())));
    }
}

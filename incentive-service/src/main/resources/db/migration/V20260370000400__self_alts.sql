alter table fair_play_flag drop constraint fair_play_flag_kind_check;
alter table fair_play_flag add constraint fair_play_flag_kind_check
    check (kind in ('REACTION_RING', 'BURST_FARMING', 'SELF_ALTS'));

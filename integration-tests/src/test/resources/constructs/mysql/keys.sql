-- Keys with prefixes, orders and names; of every form that SHOW CREATE TABLE writes.

CREATE TABLE `parents` (
  `tenant` int(10) unsigned NOT NULL,
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(190) NOT NULL,
  `slug` varchar(60) CHARACTER SET ascii NOT NULL,
  `kind` enum('x','y') NOT NULL DEFAULT 'x',
  `body` text NOT NULL,
  `hash` binary(20) DEFAULT NULL,
  `long_name` varchar(200) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `tenant_id` (`tenant`,`id`),
  UNIQUE KEY `email` (`email`) USING BTREE COMMENT 'one each',
  UNIQUE KEY `slug_kind` (`slug`(20) DESC,`kind`),
  UNIQUE INDEX `hash` USING HASH (`hash`),
  UNIQUE `body_prefix` (`body`(12)),
  KEY `long_name` (`long_name`(50)),
  FULLTEXT KEY `search` (`body`,`long_name`)
) ENGINE=InnoDB AUTO_INCREMENT=1001 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci ROW_FORMAT=DYNAMIC COMMENT='has; everything';
CREATE TABLE `children` (
  `tenant` int(10) unsigned NOT NULL,
  `parent` bigint(20) unsigned NOT NULL,
  `line` smallint NOT NULL,
  `twin_of` bigint(20) unsigned DEFAULT NULL,
  `mail` varchar(190) NOT NULL,
  PRIMARY KEY (`tenant`,`parent`,`line`),
  KEY `fk_twin` (`twin_of`),
  KEY `mail` (`mail`),
  CONSTRAINT `fk_parent` FOREIGN KEY (`tenant`,`parent`) REFERENCES `parents` (`tenant`,`id`) ON DELETE CASCADE ON UPDATE NO ACTION,
  CONSTRAINT `fk_twin` FOREIGN KEY `ix_twin` (`twin_of`) REFERENCES `parents` (`id`) ON DELETE SET NULL,
  CONSTRAINT FOREIGN KEY (`mail`) REFERENCES `parents` (`email`) ON UPDATE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;
CREATE TABLE later (a INT NOT NULL, b VARCHAR(30) NOT NULL, c INT, inline_key INT UNIQUE KEY, also INT NOT NULL UNIQUE COMMENT 'x');
CREATE UNIQUE INDEX later_b ON later (b(10));
CREATE UNIQUE INDEX later_c USING BTREE ON later (c ASC) COMMENT 'c';
CREATE INDEX later_a ON later (a);
ALTER TABLE later ADD PRIMARY KEY (a), ADD INDEX (c, a), ADD CONSTRAINT UNIQUE KEY later_all (a, b, c), ADD UNIQUE later_two (b, c), ALGORITHM=INPLACE, LOCK=NONE;

-- Not null, each needing the other, and oneself.
CREATE TABLE hens (id INT PRIMARY KEY, egg INT NOT NULL, mother INT NOT NULL);
CREATE TABLE eggs (id INT PRIMARY KEY, hen INT NOT NULL, FOREIGN KEY (hen) REFERENCES hens (id));
ALTER TABLE hens ADD FOREIGN KEY (egg) REFERENCES eggs (id), ADD FOREIGN KEY (mother) REFERENCES hens (id);
-- Counted within a group, the counter second in the key.
CREATE TABLE counted (grp ENUM('fish', 'bird') NOT NULL, id INT NOT NULL AUTO_INCREMENT, name CHAR(30) NOT NULL, PRIMARY KEY (grp, id), KEY (id));

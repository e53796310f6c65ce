/** A draft as a reporter files it: what the source says, says otherwise, says in part and does not say. */
export const tenSentences = [
  'The CPTPP is a multilateral trade agreement led by Japan.',
  'It is a pact of 11 nations, and Taiwan is a member of the CPTPP.',
  'Peru is a member of the CPTPP and opened an embassy in Busan.',
  'The 32nd Korea-Japan Business Summit was held in Seoul.',
  'Ryu Jin chairs the FKI.',
  'The two business groups called Korea’s inclusion essential.',
  'Progress was hindered by resistance from Korea’s farming and fishing sectors.',
  'The Yoon government did not seek CPTPP entry.',
  'Ryu Jin chairs the FKI.',
  'Exporters expect their orders to double within a year.',
].join(' ');

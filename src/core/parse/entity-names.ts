/**
 * The named characters feeds use without declaring them: all of HTML 4 and, of HTML 5, those for letters,
 * punctuation and signs (https://html.spec.whatwg.org/multipage/named-characters.html). The whole table of
 * 2,125 names is left out for its size, and so are the letters of mathematics, which no feed was seen to use. Each
 * entry is the distance to the previous code point in base 36 and the names of the character there.
 */
const table = `
  9:Tab 1:NewLine n:excl 1:QUOT,quot 1:num 1:dollar 1:percnt 1:AMP,amp 1:apos 1:lpar 1:rpar
  1:ast,midast 1:plus 1:comma 2:period 1:sol b:colon 1:semi 1:LT,lt 1:equals 1:GT,gt 1:quest 1:commat
  r:lbrack,lsqb 1:bsol 1:rbrack,rsqb 1:Hat 1:UnderBar,lowbar 1:DiacriticalGrave,grave r:lbrace,lcub
  1:VerticalLine,verbar,vert 1:rbrace,rcub z:NonBreakingSpace,nbsp 1:iexcl 1:cent 1:pound 1:curren
  1:yen 1:brvbar 1:sect 1:Dot,DoubleDot,die,uml 1:COPY,copy 1:ordf 1:laquo 1:not 1:shy
  1:REG,circledR,reg 1:macr,strns 1:deg 1:PlusMinus,plusmn,pm 1:sup2 1:sup3 1:DiacriticalAcute,acute
  1:micro 1:para 1:CenterDot,centerdot,middot 1:Cedilla,cedil 1:sup1 1:ordm 1:raquo 1:frac14
  1:frac12,half 1:frac34 1:iquest 1:Agrave 1:Aacute 1:Acirc 1:Atilde 1:Auml 1:Aring,angst 1:AElig
  1:Ccedil 1:Egrave 1:Eacute 1:Ecirc 1:Euml 1:Igrave 1:Iacute 1:Icirc 1:Iuml 1:ETH 1:Ntilde 1:Ograve
  1:Oacute 1:Ocirc 1:Otilde 1:Ouml 1:times 1:Oslash 1:Ugrave 1:Uacute 1:Ucirc 1:Uuml 1:Yacute 1:THORN
  1:szlig 1:agrave 1:aacute 1:acirc 1:atilde 1:auml 1:aring 1:aelig 1:ccedil 1:egrave 1:eacute 1:ecirc
  1:euml 1:igrave 1:iacute 1:icirc 1:iuml 1:eth 1:ntilde 1:ograve 1:oacute 1:ocirc 1:otilde 1:ouml
  1:div,divide 1:oslash 1:ugrave 1:uacute 1:ucirc 1:uuml 1:yacute 1:thorn 1:yuml 1:Amacr 1:amacr
  1:Abreve 1:abreve 1:Aogon 1:aogon 1:Cacute 1:cacute 1:Ccirc 1:ccirc 1:Cdot 1:cdot 1:Ccaron 1:ccaron
  1:Dcaron 1:dcaron 1:Dstrok 1:dstrok 1:Emacr 1:emacr 3:Edot 1:edot 1:Eogon 1:eogon 1:Ecaron 1:ecaron
  1:Gcirc 1:gcirc 1:Gbreve 1:gbreve 1:Gdot 1:gdot 1:Gcedil 2:Hcirc 1:hcirc 1:Hstrok 1:hstrok 1:Itilde
  1:itilde 1:Imacr 1:imacr 3:Iogon 1:iogon 1:Idot 1:imath,inodot 1:IJlig 1:ijlig 1:Jcirc 1:jcirc
  1:Kcedil 1:kcedil 1:kgreen 1:Lacute 1:lacute 1:Lcedil 1:lcedil 1:Lcaron 1:lcaron 1:Lmidot 1:lmidot
  1:Lstrok 1:lstrok 1:Nacute 1:nacute 1:Ncedil 1:ncedil 1:Ncaron 1:ncaron 1:napos 1:ENG 1:eng 1:Omacr
  1:omacr 3:Odblac 1:odblac 1:OElig 1:oelig 1:Racute 1:racute 1:Rcedil 1:rcedil 1:Rcaron 1:rcaron
  1:Sacute 1:sacute 1:Scirc 1:scirc 1:Scedil 1:scedil 1:Scaron 1:scaron 1:Tcedil 1:tcedil 1:Tcaron
  1:tcaron 1:Tstrok 1:tstrok 1:Utilde 1:utilde 1:Umacr 1:umacr 1:Ubreve 1:ubreve 1:Uring 1:uring
  1:Udblac 1:udblac 1:Uogon 1:uogon 1:Wcirc 1:wcirc 1:Ycirc 1:ycirc 1:Yuml 1:Zacute 1:zacute 1:Zdot
  1:zdot 1:Zcaron 1:zcaron k:fnof 8k:circ m:tilde 51:Alpha 1:Beta 1:Gamma 1:Delta 1:Epsilon 1:Zeta
  1:Eta 1:Theta 1:Iota 1:Kappa 1:Lambda 1:Mu 1:Nu 1:Xi 1:Omicron 1:Pi 1:Rho 2:Sigma 1:Tau 1:Upsilon
  1:Phi 1:Chi 1:Psi 1:Omega 8:alpha 1:beta 1:gamma 1:delta 1:epsilon 1:zeta 1:eta 1:theta 1:iota
  1:kappa 1:lambda 1:mu 1:nu 1:xi 1:omicron 1:pi 1:rho 1:sigmaf 1:sigma 1:tau 1:upsilon 1:phi 1:chi
  1:psi 1:omega 8:thetasym 1:upsih 4:piv 5kc:ensp 1:emsp 1:emsp13 1:emsp14 2:numsp 1:puncsp
  1:ThinSpace,thinsp 1:VeryThinSpace,hairsp
  1:NegativeMediumSpace,NegativeThickSpace,NegativeThinSpace,NegativeVeryThinSpace,ZeroWidthSpace
  1:zwnj 1:zwj 1:lrm 1:rlm 1:dash,hyphen 3:ndash 1:mdash 1:horbar 1:Verbar,Vert 2:OpenCurlyQuote,lsquo
  1:CloseCurlyQuote,rsquo,rsquor 1:lsquor,sbquo 2:OpenCurlyDoubleQuote,ldquo
  1:CloseCurlyDoubleQuote,rdquo,rdquor 1:bdquo,ldquor 2:dagger 1:Dagger,ddagger 1:bull,bullet 3:nldr
  1:hellip,mldr a:permil 1:pertenk 1:prime 1:Prime 1:tprime 1:backprime,bprime 4:lsaquo 1:rsaquo
  4:OverBar,oline 3:caret 2:hybull 1:frasl b:bsemi 8:qprime 8:MediumSpace 1:NoBreak 1:ApplyFunction,af
  1:InvisibleTimes,it 1:InvisibleComma,ic 21:euro 2h:incare c:image 2:ell 3:numero 1:copysr 1:weierp
  4:real 2:rx 4:TRADE,trade 5:mho e:alefsym u:frac13 1:frac23 1:frac15 1:frac25 1:frac35 1:frac45
  1:frac16 1:frac56 1:frac18 1:frac38 1:frac58 1:frac78 1e:larr 1:uarr 1:rarr 1:darr 1:harr x:crarr
  r:lArr 1:uArr 1:rArr 1:dArr 1:hArr 18:forall 2:part 1:exist 2:empty 2:nabla 1:isin 1:notin 2:ni
  4:prod 2:sum 1:minus 5:lowast 3:radic 3:prop 1:infin 2:ang 7:and 1:or 1:cap 1:cup 1:int 9:there4
  8:sim 9:cong 3:asymp o:ne 1:equiv 3:le 1:ge t:sub 1:sup 1:nsub 2:sube 1:supe e:oplus 2:otimes e:perp
  w:sdot 1v:lceil 1:rceil 1:lfloor 1:rfloor jj:loz 1n:bigstar,starf 1:star 8:phone 1e:female 2:male
  u:spades,spadesuit 3:clubs,clubsuit 2:hearts,heartsuit 1:diamondsuit,diams 4:sung 3:flat
  1:natur,natural 1:sharp 4k:check,checkmark 4:cross 5t:lang 1:rang
`

export function readEntityNames(): Map<string, string> {
  const characters = new Map<string, string>()
  let codePoint = 0
  for (const entry of table.trim().split(/\s+/)) {
    const [distance = '', names = ''] = entry.split(':')
    codePoint += Number.parseInt(distance, 36)
    for (const name of names.split(',')) characters.set(name, String.fromCodePoint(codePoint))
  }
  return characters
}
